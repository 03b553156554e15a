package org.gessl.plugins.optimizer;

import java.util.List;
import org.gessl.framework.graph.NamePattern;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Which tensors an optimizer treats more gently than the others.
 *
 * @param normAndBias whether tensors of at most one axis, which are batch-normalisation parameters and biases, are among them
 * @param patterns further ones, each a {@link NamePattern}: {@code head/*}
 */
record Exclusion(boolean normAndBias, List<String> patterns) {

    /** Returns whether the tensor {@code name} is excluded. */
    boolean covers(String name, Operand<TFloat32> tensor) {
        return normAndBias && tensor.shape().numDimensions() <= 1
                || patterns.stream().anyMatch(pattern -> NamePattern.of(pattern).test(name));
    }
}
