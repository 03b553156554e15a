package org.gessl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.NetworkState;
import org.gessl.framework.graph.Normalisation;
import org.gessl.framework.graph.ParameterLayout;
import org.gessl.framework.graph.Parameters;
import org.gessl.framework.plugin.Encoder;
import org.gessl.framework.spec.EncoderSpec;
import org.gessl.framework.train.Checkpoint.Tensor;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * What every encoder promises: features of a size that is known while the graph is built, whose tensors do not depend on the batch, and which are
 * differentiable twice; in evaluation, those of one image have nothing to do with the others.
 */
public abstract class EncoderContract extends ProbedContract<EncoderSpec> {
    private static final String WEIGHT = "weight/";
    private static final String STATE = "state/";
    private static final float ROUNDING = 1e-4f;
    private static final int IMAGES = 4;

    /** Returns height and width of the images [pixels]. */
    protected int imageSize() {
        return 8;
    }

    /** Returns the offsets of batch normalisation at which derivatives are checked; larger for a deep network, whose units are then further from their kinks. */
    protected double normalisationOffset() {
        return 0;
    }

    @Override
    protected double differenceStep() {
        return 1e-4;
    }

    @Override
    protected double tolerance() {
        return 5e-2;
    }

    @Test
    final void features_haveAStaticSizeAndAreFinite() {
        assertThat(featureShape(IMAGES).get(0)).isEqualTo(IMAGES);
        assertThat(featureShape(IMAGES).get(1))
                .isPositive()
                .isEqualTo(featureShape(1).get(1));
        assertThat(Tensors.isFinite(probe().at(Map.of()).others().get("batch"))).isTrue();
    }

    @Test
    final void tensors_areTheSameForEveryBatch() {
        ParameterLayout one = layout(1);
        ParameterLayout some = layout(IMAGES);

        assertThat(some.trainable())
                .usingRecursiveFieldByFieldElementComparatorOnFields("name", "shape")
                .isEqualTo(one.trainable());
        assertThat(some.state())
                .usingRecursiveFieldByFieldElementComparatorOnFields("name", "shape")
                .isEqualTo(one.state());
    }

    @Test
    final void tensors_areAllReachedByTheFeatures() {
        assertThat(probe().at(Map.of()).gradients().keySet())
                .containsExactlyInAnyOrderElementsOf(layout(1).trainable().stream()
                        .map(spec -> WEIGHT + spec.name())
                        .toList());
    }

    @Test
    final void features_inEvaluation_areThoseOfEachImageAlone() {
        Map<String, Tensor> features = probe().at(Map.of()).others();

        assertThat(features.get("alone").values())
                .containsExactly(Tensors.rows(features.get("batch"), 1).values(), within(ROUNDING));
    }

    @Override
    final Probe build() {
        Encoder encoder = create(Encoder.class);
        ParameterLayout layout = layout(IMAGES);
        Map<String, Tensor> start = new LinkedHashMap<>();
        start.put("images", Tensors.uniform(1, IMAGES, imageSize(), imageSize(), 3));
        start.putAll(Tensors.awake(WEIGHT, layout, 1, normalisationOffset()));
        start.putAll(Tensors.initial(STATE, layout.state(), 2));
        return new Probe(start, name -> name.startsWith(WEIGHT), (tf, given) -> {
            Operand<TFloat32> images = given.get("images");
            Operand<TFloat32> one = tf.slice(images, tf.array(1, 0, 0, 0), tf.array(1, imageSize(), imageSize(), 3));
            return new Probe.Value(
                    Mixture.of(tf, encoder.apply(net(tf, given, Normalisation.BATCH), images)),
                    Map.of(
                            "batch", encoder.apply(net(tf, given, Normalisation.RUNNING), images),
                            "alone", encoder.apply(net(tf, given, Normalisation.RUNNING), one)));
        });
    }

    private static Forward net(Ops tf, Map<String, Operand<TFloat32>> given, Normalisation normalisation) {
        Parameters weights = spec -> given.get(WEIGHT + spec.name());
        NetworkState state = new NetworkState(spec -> given.get(STATE + spec.name()));
        return new Forward(tf, weights, state, normalisation).scope("encoder");
    }

    private Shape featureShape(int images) {
        Shape[] shape = new Shape[1];
        ParameterLayout.of(net -> shape[0] = features(net, images).shape());
        return shape[0];
    }

    private ParameterLayout layout(int images) {
        return ParameterLayout.of(net -> features(net, images));
    }

    private Operand<TFloat32> features(Forward net, int images) {
        Shape shape = Shape.of(images, imageSize(), imageSize(), 3);
        return create(Encoder.class)
                .apply(net.scope("encoder"), net.tf().placeholder(TFloat32.class, Placeholder.shape(shape)));
    }
}
