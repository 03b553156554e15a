package org.gessl.plugins.loss.decorrelation;

import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.View;
import org.gessl.framework.spec.LossSpec;
import org.gessl.plugins.loss.BatchSize;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A loss that is a function of the embeddings of two views and of nothing else. */
abstract class PairLoss implements Loss {
    private final String name;

    PairLoss(LossSpec options) {
        this.name = options.plugin();
    }

    @Override
    public final Operand<TFloat32> apply(Forward net, List<View> views) {
        return checked(net.tf(), views.get(0).embedding(), views.get(1).embedding());
    }

    @Override
    public final Map<String, Criterion> criteria() {
        return Map.of(name, (tf, inputs) -> Map.of("loss", checked(tf, inputs.get("z1"), inputs.get("z2"))));
    }

    /** Returns the loss of the embeddings z1 and z2 [N, D], N at least 2. */
    abstract Operand<TFloat32> loss(Ops tf, Operand<TFloat32> z1, Operand<TFloat32> z2);

    private Operand<TFloat32> checked(Ops tf, Operand<TFloat32> z1, Operand<TFloat32> z2) {
        BatchSize.requirePair(name, "needs the spread of features over a batch", z1);
        return loss(tf, z1, z2);
    }
}
