package org.gessl.plugins.loss.decorrelation;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Scalars;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.View;
import org.gessl.plugins.loss.BatchSize;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/** The loss of {@link Lejepa}. */
final class LejepaLoss implements Loss {
    private final Lejepa options;
    private final Sigreg sigreg;

    @Inject
    LejepaLoss(Lejepa options) {
        this.options = options;
        this.sigreg = new Sigreg(options.knots(), options.tMax());
    }

    @Override
    public int views() {
        return options.views();
    }

    @Override
    public boolean multiCrop() {
        return true;
    }

    @Override
    public Operand<TFloat32> apply(Forward net, List<View> views) {
        BatchSize.requirePair(
                options.plugin(),
                "needs the distribution of a batch",
                views.get(0).embedding());
        long features = views.get(0).embedding().shape().get(1);
        Operand<TFloat32> directions = net.random().normal(Shape.of(features, options.numVectors()));
        List<Operand<TFloat32>> embeddings = views.stream().map(View::embedding).toList();
        Operand<TFloat32> global = net.tf().stack(embeddings.subList(0, views()));
        return loss(net.tf(), global, net.tf().stack(embeddings), directions);
    }

    @Override
    public Map<String, Criterion> criteria() {
        return Map.of(options.plugin(), (tf, inputs) -> {
            Operand<TFloat32> global = inputs.get("global");
            Operand<TFloat32> all = tf.concat(List.of(global, inputs.get("local")), tf.constant(0));
            return Map.of("loss", loss(tf, global, all, inputs.get("directions")));
        });
    }

    private Operand<TFloat32> loss(
            Ops tf, Operand<TFloat32> global, Operand<TFloat32> all, Operand<TFloat32> directions) {
        BatchSize.requirePair(
                options.plugin(),
                "needs the distribution of a batch",
                all.shape().get(1));
        Operand<TFloat32> centre = tf.math.mean(global, tf.constant(new int[] {0}), Mean.keepDims(true));
        Operand<TFloat32> prediction = Totals.mean(tf, tf.math.squaredDifference(all, centre));
        return tf.math.add(
                Scalars.scaled(tf, sigreg.of(tf, all, directions), options.lambda()),
                Scalars.scaled(tf, prediction, 1 - options.lambda()));
    }
}
