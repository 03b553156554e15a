package org.gessl.framework.graph;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What a network applies to each number between its layers.
 *
 * <p>The gradient of {@link #RELU} jumps where its argument changes sign. A second derivative does not see the jumps, a difference of gradients does: only with
 * smooth activations do the estimators that take differences agree with the exact one on a large network.
 */
public enum Activation {
    /** {@code max(x, 0)}, that of the published networks. */
    RELU {
        @Override
        public Operand<TFloat32> apply(Forward net, Operand<TFloat32> x) {
            return net.relu(x);
        }
    },
    /** {@code x * sigmoid(x)}, smooth (Ramachandran et al., arXiv 1710.05941). */
    SILU {
        @Override
        public Operand<TFloat32> apply(Forward net, Operand<TFloat32> x) {
            return net.silu(x);
        }
    },
    /** {@code x * P(Z <= x)} of a standard normal Z, smooth (Hendrycks and Gimpel, arXiv 1606.08415); always in float32. */
    GELU {
        @Override
        public Operand<TFloat32> apply(Forward net, Operand<TFloat32> x) {
            return Gelu.of(net.tf(), x);
        }
    };

    /** Returns the activation of each number of {@code x}. */
    public abstract Operand<TFloat32> apply(Forward net, Operand<TFloat32> x);
}
