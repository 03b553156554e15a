package org.gessl.plugins.loss.decorrelation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Scalars;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.View;
import org.gessl.framework.spec.LossSpec;
import org.gessl.plugins.loss.BatchSize;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TNumber;

/** A loss that is a function of the embeddings of any number of views, whatever their order. */
abstract class ViewSetLoss implements Loss {
    private final String name;
    private final int views;

    ViewSetLoss(LossSpec options, int views) {
        this.name = options.plugin();
        this.views = views;
    }

    @Override
    public final int views() {
        return views;
    }

    @Override
    public final Operand<TFloat32> apply(Forward net, List<View> given) {
        return checked(
                net.tf(),
                given.stream().map(view -> prepared(net.tf(), view.embedding())).toList());
    }

    @Override
    public final Map<String, Criterion> criteria() {
        return Map.of(name, (tf, inputs) -> {
            Operand<TFloat32> all = inputs.get("views");
            return Map.of("loss", checked(tf, unstacked(tf, all)));
        });
    }

    /** Returns the loss of the views' embeddings [N, D], N at least 2. */
    abstract Operand<TFloat32> loss(Ops tf, List<Operand<TFloat32>> embeddings);

    /** Returns what the formula takes of a network's embedding [N, D]: itself, unless the method normalises it. */
    Operand<TFloat32> prepared(Ops tf, Operand<TFloat32> embedding) {
        return embedding;
    }

    static <T extends TNumber> Operand<T> mean(Ops tf, List<Operand<T>> tensors) {
        Operand<T> sum = tf.math.addN(tensors);
        return Scalars.scaled(tf, sum, 1.0 / tensors.size());
    }

    private static List<Operand<TFloat32>> unstacked(Ops tf, Operand<TFloat32> all) {
        return new ArrayList<>(tf.unstack(all, all.shape().get(0)).output());
    }

    private Operand<TFloat32> checked(Ops tf, List<Operand<TFloat32>> embeddings) {
        BatchSize.requirePair(name, "needs the spread of features over a batch", embeddings.get(0));
        return loss(tf, embeddings);
    }
}
