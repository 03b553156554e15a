package com.example.uniformity;

// region options
import jakarta.inject.Inject;
import java.util.List;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Rows;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.View;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/** Options of a loss that spreads the images over the sphere. */
@PluginName("uniformity")
@About("spreads the images over the sphere")
public record Uniformity(@Range("(0, 10]") @About("decay of the repulsion with the squared distance") double t)
        implements LossSpec {
    public Uniformity {
        Ranges.check(Uniformity.class, t);
    }

    public static Uniformity uniformity() {
        return new Uniformity(2);
    }
}
// endregion

// region loss
/** {@code ln mean_ij exp(-t |z_i - w_j|^2)} of the normalised embeddings z, w of two views (arXiv 2005.10242). */
final class UniformityLoss implements Loss {
    private final Uniformity options;

    @Inject
    UniformityLoss(Uniformity options) {
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Forward net, List<View> views) {
        Ops tf = net.tf();
        Operand<TFloat32> z = Rows.normalise(tf, views.get(0).embedding());
        Operand<TFloat32> w = Rows.normalise(tf, views.get(1).embedding());
        Operand<TFloat32> distance = tf.math.sub(tf.constant(1f), tf.linalg.matMul(z, w, MatMul.transposeB(true)));
        Operand<TFloat32> force = tf.math.exp(tf.math.mul(distance, tf.constant((float) (-2 * options.t()))));
        return tf.math.log(tf.math.mean(force, tf.constant(new int[] {0, 1})));
    }
}
// endregion
