package org.gessl.plugins.loss.contrastive;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Rows;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.View;
import org.gessl.plugins.loss.BatchSize;
import org.gessl.plugins.loss.InfoNce;
import org.gessl.plugins.loss.LogSumExp;
import org.gessl.plugins.loss.Similarity;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The loss of {@link Dcl} and {@link Dclw}. With a, b the L2-normalised rows of the two views it is {@code (L(a, b) + L(b, a)) / 2}, where L(a, b) is the
 * mean over i of {@code -w_i <a_i, b_i> / temperature} plus the log-sum-exp of the 2N - 2 values {@code <a_i, a_j> / temperature} and
 * {@code <a_i, b_j> / temperature} with {@code j != i}.
 *
 * <p>The weights w are 1 or, with a sigma, {@code w_i = 2 - N softmax_i(<a_i, b_i> / sigma)}, constants in every derivative. In the inner loop
 * everything but the weights follows theta'; they too are computed anew at each theta', but no derivative passes through them.
 */
abstract class DecoupledContrast implements Loss {
    private final String name;
    private final Similarity similarity;
    private final OptionalDouble sigma;

    DecoupledContrast(String name, double temperature, OptionalDouble sigma) {
        this.name = name;
        this.similarity = new Similarity(temperature);
        this.sigma = sigma;
    }

    @Override
    public final Operand<TFloat32> apply(Forward net, List<View> views) {
        return loss(net.tf(), views.get(0).embedding(), views.get(1).embedding());
    }

    @Override
    public final Map<String, Criterion> criteria() {
        return Map.of(name, (tf, inputs) -> Map.of("loss", loss(tf, inputs.get("z1"), inputs.get("z2"))));
    }

    private Operand<TFloat32> loss(Ops tf, Operand<TFloat32> z1, Operand<TFloat32> z2) {
        BatchSize.requirePair(name, "tells each image from the others of its batch", z1);
        Operand<TFloat32> a = Rows.normalise(tf, z1);
        Operand<TFloat32> b = Rows.normalise(tf, z2);
        Operand<TFloat32> positives = weighted(tf, a, b);
        Operand<TFloat32> both =
                tf.math.add(InfoNce.of(tf, positives, others(tf, a, b)), InfoNce.of(tf, positives, others(tf, b, a)));
        return tf.math.mul(both, tf.constant(0.5f));
    }

    private Operand<TFloat32> others(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b) {
        return tf.concat(
                List.of(
                        InfoNce.withoutItself(tf, similarity.between(tf, a, a)),
                        InfoNce.withoutItself(tf, similarity.between(tf, a, b))),
                tf.constant(1));
    }

    private Operand<TFloat32> weighted(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b) {
        Operand<TFloat32> positives = similarity.paired(tf, a, b);
        if (sigma.isEmpty()) {
            return positives;
        }
        long images = a.shape().get(0);
        Operand<TFloat32> alike = new Similarity(sigma.getAsDouble()).paired(tf, a, b);
        Operand<TFloat32> shares = tf.math.exp(LogSumExp.logSoftmax(tf, alike, 0));
        Operand<TFloat32> weights = tf.math.sub(tf.constant(2f), tf.math.mul(shares, tf.constant((float) images)));
        return tf.math.mul(positives, tf.stopGradient(weights));
    }
}
