package org.gessl.framework.graph;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Where a forward pass finds its tensors: declares them in a first, dry pass, and looks them up in every other. */
@FunctionalInterface
public interface Parameters {

    /** Returns the tensor of {@code spec}. */
    Operand<TFloat32> get(ParameterSpec spec);
}
