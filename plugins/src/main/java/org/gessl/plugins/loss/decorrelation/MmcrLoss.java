package org.gessl.plugins.loss.decorrelation;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Rows;
import org.gessl.framework.graph.Scalars;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.Teacher;
import org.gessl.framework.plugin.View;
import org.gessl.plugins.loss.BatchSize;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** The loss of {@link Mmcr}. */
final class MmcrLoss implements Loss {
    private final Mmcr options;

    @Inject
    MmcrLoss(Mmcr options) {
        this.options = options;
    }

    @Override
    public int views() {
        return options.views();
    }

    @Override
    public Optional<Teacher> teacher() {
        return Optional.of(new Teacher(options.momentum(), true));
    }

    @Override
    public Operand<TFloat32> apply(Forward net, List<View> views) {
        List<View> teachers = views.stream().map(View::teacher).toList();
        return loss(net.tf(), stacked(net.tf(), views), stacked(net.tf(), teachers));
    }

    @Override
    public Map<String, Criterion> criteria() {
        return Map.of(
                options.plugin(),
                (tf, inputs) -> Map.of("loss", loss(tf, inputs.get("online"), inputs.get("momentum"))));
    }

    /** The views' embeddings with rows of length 1, [N, V, D]. */
    private static Operand<TFloat32> stacked(Ops tf, List<View> views) {
        List<Operand<TFloat32>> rows =
                views.stream().map(view -> Rows.normalise(tf, view.embedding())).toList();
        return tf.stack(rows, Stack.axis(1L));
    }

    private Operand<TFloat32> loss(Ops tf, Operand<TFloat32> online, Operand<TFloat32> momentum) {
        BatchSize.requirePair(options.plugin(), "spreads the images of a batch", online);
        Operand<TFloat64> all = Precise.of(tf, tf.concat(List.of(online, tf.stopGradient(momentum)), tf.constant(1)));
        Operand<TFloat64> centroids = tf.math.mean(all, tf.constant(new int[] {1}));
        Operand<TFloat64> within = NuclearNorm.total(tf, all);
        double weight = options.lambda() / online.shape().get(0);
        return Precise.rounded(tf, tf.math.sub(Scalars.scaled(tf, within, weight), NuclearNorm.total(tf, centroids)));
    }
}
