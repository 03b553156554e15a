package org.gessl.framework.graph.gradient;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** How a gradient passes backwards through one type of operation. */
@FunctionalInterface
public interface GradientRule {

    /**
     * Returns the gradient with respect to each input of {@code op}, in order; null where it is zero or not needed. It is built from operations that have a
     * rule themselves, so that it can be differentiated again.
     */
    List<Operand<TFloat32>> inputGradients(Backward op);
}
