package org.gessl.framework.bilevel;

import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.NetworkState;
import org.gessl.framework.graph.Normalisation;
import org.gessl.framework.graph.ParameterLayout;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.plugin.Thresholds;
import org.gessl.framework.plugin.View;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The discriminative loss with its thresholds: what guides the proxy model.
 *
 * @param thresholds the network g, or a constant; its tensors are called {@code g/...}
 * @param temperature tau
 */
public record Guide(Thresholds thresholds, double temperature) {

    /** Returns the tensors of g for features of {@code dimension}. */
    public ParameterLayout layout(int images, int dimension) {
        return ParameterLayout.of(net -> {
            Shape shape = Shape.of(images, dimension);
            thresholds.apply(net.scope("g"), net.tf().placeholder(TFloat32.class, Placeholder.shape(shape)));
        });
    }

    /** Returns t [N] for {@code views}, from the features of view 2, which are constants in every derivative. */
    public Operand<TFloat32> thresholds(Ops tf, Weights phi, List<View> views) {
        Operand<TFloat32> features = tf.stopGradient(views.get(1).features());
        NetworkState none = new NetworkState(Weights.of(Map.of()));
        return thresholds.apply(new Forward(tf, phi, none, Normalisation.BATCH).scope("g"), features);
    }

    /** Returns L_disc of {@code views} with thresholds {@code t}, a scalar. */
    public Operand<TFloat32> loss(Ops tf, List<View> views, Operand<TFloat32> t) {
        return DiscriminativeLoss.of(tf, views.get(0).embedding(), views.get(1).embedding(), t, temperature);
    }
}
