package org.gessl.plugins.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.encoder.Vit.vit;
import static org.gessl.plugins.encoder.Vit.vitSmall;
import static org.gessl.plugins.encoder.Vit.vitTiny;

import java.util.List;
import java.util.stream.Stream;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Normalisation;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.graph.token.PatchMask;
import org.gessl.framework.plugin.PatchEncoder;
import org.gessl.framework.spec.UserException;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

class VitTest {

    static Stream<Vit> small() {
        Vit small = vit().depth(2).tokens(8, 2).mlpRatio(1.5);
        return Stream.of(
                small,
                small.pooling(Pooling.CLASS_TOKEN),
                small.learnedPositions(8),
                small.learnedPositions(16).pooling(Pooling.CLASS_TOKEN));
    }

    /** The published numbers less the classifier, and less the position of the class token, which that token itself can hold. */
    @Test
    void parameters_areThePublishedNumbers() {
        assertThat(Encoders.layout(new VitEncoder(vitTiny()), 224).parameterCount())
                .isEqualTo(5_717_416 - 1000 * 193 - 192);
        assertThat(Encoders.layout(new VitEncoder(vitSmall()), 224).parameterCount())
                .isEqualTo(22_050_664 - 1000 * 385 - 384);
    }

    @ParameterizedTest
    @MethodSource("small")
    void parameters_areTheSameForEverySizeOfImage(Vit options) {
        assertThat(Encoders.layout(new VitEncoder(options), 20).trainable())
                .usingRecursiveFieldByFieldElementComparatorOnFields("name", "shape")
                .isEqualTo(Encoders.layout(new VitEncoder(options), 8).trainable());
    }

    @ParameterizedTest
    @CsvSource({"8, 8", "4, 12", "20, 8", "32, 32"})
    void features_ofAnySize_haveOneNumberForEachChannel(int height, int width) {
        small().forEach(options -> {
            float[] features = GraphRun.runOne(tf -> {
                Operand<TFloat32> result = features(tf, options, Encoders.images(tf, 2, height, width));
                assertThat(result.shape()).isEqualTo(Shape.of(2, 8));
                return result;
            });
            for (float feature : features) {
                assertThat(feature).isFinite();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("small")
    void features_dependOnWhereAPatchLies(Vit options) {
        List<float[]> features = GraphRun.run(tf -> {
            Forward net = GraphRun.initialised(tf, Normalisation.BATCH);
            Operand<TFloat32> images = Encoders.images(tf, 1, 4, 8);
            VitEncoder encoder = new VitEncoder(options.tokens(32, 2));
            Operand<TFloat32> left = tf.slice(images, tf.array(0, 0, 0, 0), tf.array(1, 4, 4, 3));
            Operand<TFloat32> right = tf.slice(images, tf.array(0, 0, 4, 0), tf.array(1, 4, 4, 3));
            return List.of(
                    encoder.apply(net, images), encoder.apply(net, tf.concat(List.of(right, left), tf.constant(2))));
        });
        assertThat(distance(features.get(0), features.get(1))).isGreaterThan(1e-4);
    }

    @ParameterizedTest
    @MethodSource("small")
    void maskOfAllPatches_changesNothing_andATokenIsOnlyOfWhatIsSeen(Vit options) {
        List<float[]> values = GraphRun.run(tf -> {
            Forward net = GraphRun.initialised(tf, Normalisation.BATCH);
            VitEncoder encoder = new VitEncoder(options);
            Operand<TFloat32> images = Encoders.images(tf, 2, 8, 8);
            Operand<TFloat32> topLeft = tf.slice(images, tf.array(0, 0, 0, 0), tf.array(2, 4, 4, 3));
            Operand<TFloat32> onBlack =
                    tf.pad(topLeft, tf.constant(new int[][] {{0, 0}, {0, 4}, {0, 4}, {0, 0}}), tf.constant(0f));
            PatchMask all = PatchMask.random(tf, new RandomStream(tf, tf.constant(1L)), 2, 4, 4);
            PatchMask first = new PatchMask(GraphRun.constant(tf, Shape.of(2, 1, 4), 1, 0, 0, 0, 1, 0, 0, 0));
            PatchEncoder.Encoded seen = encoder.apply(net, images, first);
            assertThat(seen.tokens().shape()).isEqualTo(Shape.of(2, 1, 8));
            return List.of(
                    encoder.apply(net, images),
                    encoder.apply(net, images, all).features(),
                    seen.features(),
                    encoder.apply(net, onBlack, first).features());
        });
        assertThat(values.get(1)).containsExactly(values.get(0), within(1e-5f));
        assertThat(values.get(3)).containsExactly(values.get(2), within(1e-6f));
        assertThat(distance(values.get(2), values.get(0))).isGreaterThan(1e-3);
    }

    @Test
    void batch_ofUnknownSize_isEncoded() {
        GraphRun.runOne(tf -> {
            Operand<TFloat32> images = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 8, 8, 3)));
            assertThat(features(tf, vit().pooling(Pooling.CLASS_TOKEN), images)
                            .shape()
                            .asArray())
                    .containsExactly(-1, 96);
            return tf.constant(0f);
        });
    }

    @Test
    void image_thatPatchesDoNotCover_isRefused() {
        assertThatThrownBy(() -> Encoders.layout(new VitEncoder(vit()), 30))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[image-size] patches of 4 pixels a side do not cover images of 30x30");
    }

    @Test
    void width_thatHeadsDoNotDivide_isRefused() {
        assertThatThrownBy(() -> vit().tokens(96, 5))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("width = 96 must be a multiple of heads = 5");
    }

    private static Operand<TFloat32> features(Ops tf, Vit options, Operand<TFloat32> images) {
        return new VitEncoder(options).apply(GraphRun.initialised(tf, Normalisation.RUNNING), images);
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum;
    }
}
