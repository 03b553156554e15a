package com.example.acme;

// region loss
import jakarta.inject.Inject;
import java.util.List;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Rows;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.View;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Mean over the images of {@code max(1 - cos(z1, z2) - margin, 0)}. */
final class AlignmentLoss implements Loss {
    private final Alignment options;

    @Inject
    AlignmentLoss(Alignment options) {
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Forward net, List<View> views) {
        Ops tf = net.tf();
        Operand<TFloat32> z1 = Rows.normalise(tf, views.get(0).embedding());
        Operand<TFloat32> z2 = Rows.normalise(tf, views.get(1).embedding());
        Operand<TFloat32> cosine = tf.sum(tf.math.mul(z1, z2), tf.constant(1));
        Operand<TFloat32> excess = tf.math.sub(tf.constant((float) (1 - options.margin())), cosine);
        return tf.math.mean(tf.nn.relu(excess), tf.constant(0));
    }
    // endregion

    @Override
    public String toString() {
        return "alignment with margin " + options.margin();
    }
}
