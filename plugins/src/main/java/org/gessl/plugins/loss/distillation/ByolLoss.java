package org.gessl.plugins.loss.distillation;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.Teacher;
import org.gessl.framework.plugin.View;
import org.gessl.plugins.loss.BatchSize;
import org.gessl.plugins.loss.Predictor;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The loss of {@link Byol}: the sum over both directions of {@code mean_i (2 - 2 cos(p_i, z_i))}, the squared distance of the L2-normalised prediction p
 * from the L2-normalised embedding z of the other view by the teacher (equations 2 and 3 of the paper). That is 4 + 4 times the negative cosine.
 *
 * <p>The inner loop adapts encoder, head and predictor. The teacher and so the targets are constants in it; the teacher moves once in an outer step.
 */
final class ByolLoss implements Loss {
    private final Byol options;
    private final Predictor predictor;
    private final NegativeCosine negativeCosine;

    @Inject
    ByolLoss(Byol options) {
        this.options = options;
        this.predictor = new Predictor(options.predictorHidden(), false);
        this.negativeCosine = new NegativeCosine(options.eps());
    }

    @Override
    public Optional<Teacher> teacher() {
        return Optional.of(new Teacher(options.momentum(), true));
    }

    @Override
    public Operand<TFloat32> apply(Forward net, List<View> views) {
        Ops tf = net.tf();
        Operand<TFloat32> z1 = views.get(0).embedding();
        Operand<TFloat32> z2 = views.get(1).embedding();
        BatchSize.requirePair(options.plugin(), Predictor.NEEDS_A_BATCH, z1);
        Operand<TFloat32> loss = negativeCosine.of(
                tf,
                List.of(predictor.apply(net, z1), predictor.apply(net, z2)),
                List.of(
                        views.get(0).teacher().embedding(),
                        views.get(1).teacher().embedding()));
        return tf.math.mul(tf.math.add(loss, tf.constant(1f)), tf.constant(4f));
    }

    @Override
    public Map<String, Criterion> criteria() {
        return negativeCosine.criteria();
    }
}
