package org.gessl.framework.graph.gradient;

import java.util.List;
import java.util.Map;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.op.nn.FusedBatchNormGrad;
import org.tensorflow.types.TFloat32;

/**
 * Rules of batch normalisation and of its gradient.
 *
 * <p>With {@code n} elements a channel, {@code m()} their mean, {@code x^ = (x - m(x)) r} and {@code r = 1 / sqrt(var + eps)}, the gradient is
 * {@code dx = gamma r (g - m(g) - x^ m(g x^))}. Its own derivative, for a cotangent {@code u} of {@code dx}, {@code a} of {@code dgamma} and
 * {@code b} of {@code dbeta}, is made of the same fused kernels (see {@link #gradientOfGradient}), because a pass over the activations is what costs. Activations may
 * be narrower than float32; statistics, sums over them and the parameters' gradients never are.
 */
public final class NormalisationRules implements GradientRules {

    @Override
    public Map<String, GradientRule> rules() {
        return Map.of(
                "FusedBatchNormV3", NormalisationRules::gradient,
                "FusedBatchNormGradV3", NormalisationRules::gradientOfGradient);
    }

    private static List<Operand<TFloat32>> gradient(Backward op) {
        if (!op.op().attributes().getAttrBool("is_training")) {
            return fixedStatistics(op);
        }
        FusedBatchNormGrad<TFloat32, TFloat32> gradient = op.tf()
                .nn
                .fusedBatchNormGrad(
                        op.gradient(),
                        op.input(0),
                        op.input(1),
                        op.output(3),
                        op.output(4),
                        op.output(5),
                        FusedBatchNormGrad.epsilon(epsilon(op)),
                        FusedBatchNormGrad.isTraining(true));
        return op.inOrder(gradient.xBackprop(), gradient.scaleBackprop(), gradient.offsetBackprop());
    }

    /** With given statistics the operation is affine in each channel. */
    private static List<Operand<TFloat32>> fixedStatistics(Backward op) {
        Ops tf = op.tf();
        Operand<TFloat32> r = tf.math.rsqrt(tf.math.add(op.input(4), tf.constant(epsilon(op))));
        Shape channels = op.input(1).shape();
        Operand<TFloat32> gradient = op.wide(op.gradient());
        Operand<TFloat32> centred = tf.math.mul(tf.math.sub(op.wide(op.input(0)), op.input(3)), r);
        return op.inOrder(
                op.like(op.input(0), tf.math.mul(gradient, tf.math.mul(op.input(1), r))),
                op.needs(1) ? op.sumTo(tf.math.mul(gradient, centred), channels) : null,
                op.needs(2) ? op.sumTo(gradient, channels) : null);
    }

    /**
     * With {@code p = m(u x^)}, {@code q = m(g x^)} and {@code c = m(u g) - m(u) m(g)}:
     *
     * <pre>
     * d/dg     = D(u; gamma) + a x^ + b                where D(u; s) = s r (u - m(u) - x^ m(u x^)) is the fused gradient kernel
     * d/dx     = -gamma r^2 (c - p q) x^  -  r q D(u; gamma)  +  D(g; a - gamma r p)
     * d/dgamma = n r (c - p q)
     * </pre>
     */
    private static List<Operand<TFloat32>> gradientOfGradient(Backward op) {
        Ops tf = op.tf();
        Operand<TFloat32> g = op.input(0);
        Operand<TFloat32> gamma = op.input(2);
        Statistics statistics = Statistics.of(op);
        Operand<TFloat32> r = statistics.inverseDeviation();
        Operand<TFloat32> q = statistics.perElement(op.output(1));
        Operand<TFloat32> a = op.gradient(1);
        Operand<TFloat32> b = op.gradient(2);
        if (op.gradient(0) == null) {
            Operand<TFloat32> scale = a == null ? statistics.zeros() : a;
            return op.inOrder(
                    statistics.affine(scale, b == null ? statistics.zeros() : b),
                    op.needs(1) ? fused(op, g, scale).xBackprop() : null);
        }
        Operand<TFloat32> u = op.gradient(0);
        FusedBatchNormGrad<TFloat32, TFloat32> back = fused(op, u, gamma);
        Operand<TFloat32> p = statistics.perElement(back.scaleBackprop());
        Operand<TFloat32> covariance = tf.math.sub(
                statistics.perElement(op.sumTo(tf.math.mul(op.wide(u), op.wide(g)), gamma.shape())),
                tf.math.mul(statistics.perElement(back.offsetBackprop()), statistics.perElement(op.output(2))));
        Operand<TFloat32> residual = tf.math.mul(r, tf.math.sub(covariance, tf.math.mul(p, q)));
        return op.inOrder(
                op.needs(0) ? toGradient(tf, statistics, back.xBackprop(), a, b) : null,
                op.needs(1) ? toInput(op, statistics, back.xBackprop(), residual, p, q) : null,
                op.needs(2) ? tf.math.mul(residual, tf.constant((float) statistics.count())) : null);
    }

    private static Operand<TFloat32> toGradient(
            Ops tf, Statistics statistics, Operand<TFloat32> back, Operand<TFloat32> a, Operand<TFloat32> b) {
        if (a == null && b == null) {
            return back;
        }
        Operand<TFloat32> scale = a == null ? statistics.zeros() : a;
        Operand<TFloat32> offset = b == null ? statistics.zeros() : b;
        return tf.math.add(back, statistics.affine(scale, offset));
    }

    private static Operand<TFloat32> toInput(
            Backward op,
            Statistics statistics,
            Operand<TFloat32> back,
            Operand<TFloat32> residual,
            Operand<TFloat32> p,
            Operand<TFloat32> q) {
        Ops tf = op.tf();
        Operand<TFloat32> r = statistics.inverseDeviation();
        Operand<TFloat32> gammaR = tf.math.mul(op.input(2), r);
        Operand<TFloat32> spread = statistics.affine(tf.math.neg(tf.math.mul(gammaR, residual)), statistics.zeros());
        Operand<TFloat32> throughSlope = tf.math.mul(op.wide(back), tf.math.neg(tf.math.mul(r, q)));
        Operand<TFloat32> slope = tf.math.neg(tf.math.mul(gammaR, p));
        Operand<TFloat32> scale = op.gradient(1) == null ? slope : tf.math.add(op.gradient(1), slope);
        Operand<TFloat32> throughProduct = fused(op, op.input(0), scale).xBackprop();
        return op.like(back, tf.math.addN(List.of(op.wide(spread), throughSlope, op.wide(throughProduct))));
    }

    private static FusedBatchNormGrad<TFloat32, TFloat32> fused(
            Backward op, Operand<TFloat32> cotangent, Operand<TFloat32> scale) {
        return op.tf()
                .nn
                .fusedBatchNormGrad(
                        cotangent,
                        op.input(1),
                        scale,
                        op.input(3),
                        op.input(4),
                        op.input(5),
                        FusedBatchNormGrad.epsilon(epsilon(op)),
                        FusedBatchNormGrad.isTraining(true));
    }

    private static float epsilon(Backward op) {
        return op.op().attributes().getAttrFloat("epsilon");
    }

    /** Mean and biased variance of each channel, as the forward operation found them. */
    private record Statistics(
            Ops tf,
            Operand<TFloat32> x,
            Operand<TFloat32> mean,
            Operand<TFloat32> variance,
            float epsilon,
            long count) {

        /** The kernels' reserved outputs differ between devices; the forward operation's own statistics do not. */
        static Statistics of(Backward op) {
            GraphOperation forward = (GraphOperation) op.input(3).op();
            Shape shape = op.input(1).shape();
            long count = shape.size() / shape.get(-1);
            Operand<TFloat32> unbiased = forward.output(2);
            float bias = count > 1 ? (float) ((count - 1) / (double) count) : 1f;
            Operand<TFloat32> variance = op.tf().math.mul(unbiased, op.tf().constant(bias));
            return new Statistics(
                    op.tf(), op.input(1), forward.output(1), variance, NormalisationRules.epsilon(op), count);
        }

        Operand<TFloat32> inverseDeviation() {
            return tf.math.rsqrt(tf.math.add(variance, tf.constant(epsilon)));
        }

        Operand<TFloat32> perElement(Operand<TFloat32> sum) {
            return tf.math.mul(sum, tf.constant((float) (1.0 / count)));
        }

        Operand<TFloat32> zeros() {
            return tf.fill(tf.constant(mean.shape().asArray()), tf.constant(0f));
        }

        /** {@code scale * x^ + offset} in one pass. */
        Operand<TFloat32> affine(Operand<TFloat32> scale, Operand<TFloat32> offset) {
            return tf.nn.fusedBatchNorm(
                            x,
                            scale,
                            offset,
                            mean,
                            variance,
                            FusedBatchNorm.epsilon(epsilon),
                            FusedBatchNorm.isTraining(false))
                    .y();
        }
    }
}
