package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.Augmentation;
import org.gessl.framework.verify.GraphCase;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

class AugmentationPipelineTest {
    private static final int N = 400;

    private static final Augmentation INVERT = (tf, random, images) -> tf.math.sub(tf.constant(1f), images);
    private static final Augmentation NOISE =
            (tf, random, images) -> tf.math.add(images, random.uniform(images.shape()));
    private static final Augmentation HALVE =
            (tf, random, images) -> tf.slice(images, tf.array(0, 0, 0, 0), tf.array(-1, 1, -1, -1));

    @Test
    void pipeline_withoutSteps_givesEveryViewInUnitRange() {
        double[] views = apply(3, 1);
        assertThat(views).hasSize(3 * N * 6);
        for (int i = 0; i < views.length; i++) {
            assertThat(views[i]).isCloseTo((i % (N * 6) / 6 % 256) / 255.0, within(1e-6));
        }
    }

    @Test
    void step_withProbabilityOne_appliesToEveryImage() {
        assertThat(apply(1, 1, new AugmentationPipeline.Step(1, INVERT))[0]).isEqualTo(1);
    }

    @Test
    void step_withProbabilityZero_appliesToNone() {
        assertThat(apply(2, 1, new AugmentationPipeline.Step(0, INVERT))).isEqualTo(apply(2, 1));
    }

    @Test
    void step_withProbability_appliesToThatShareOfImagesWholeAndForEachViewAnew() {
        double[] before = apply(2, 1);
        double[] after = apply(2, 1, new AugmentationPipeline.Step(0.3, INVERT));
        boolean[] chosen = new boolean[2 * N];
        for (int image = 0; image < 2 * N; image++) {
            chosen[image] = after[image * 6] != before[image * 6];
            for (int i = image * 6; i < image * 6 + 6; i++) {
                assertThat(after[i]).isCloseTo(chosen[image] ? 1 - before[i] : before[i], within(1e-6));
            }
        }
        assertThat(IntStream.range(0, 2 * N).filter(i -> chosen[i]).count()).isBetween(180L, 300L);
        assertThat(Arrays.copyOf(chosen, N)).isNotEqualTo(Arrays.copyOfRange(chosen, N, 2 * N));
    }

    @Test
    void pipeline_withTheSameKey_givesTheSameViewsAndWithAnotherKeyOthers() {
        AugmentationPipeline.Step noise = new AugmentationPipeline.Step(0.5, NOISE);
        assertThat(apply(2, 1, noise)).isEqualTo(apply(2, 1, noise));
        assertThat(apply(2, 1, noise)).isNotEqualTo(apply(2, 2, noise));
    }

    @Test
    void steps_ofOneKind_drawIndependently() {
        AugmentationPipeline.Step maybe = new AugmentationPipeline.Step(0.5, INVERT);
        double[] before = apply(1, 1);
        double[] twice = apply(1, 1, maybe, maybe);
        long changed = IntStream.range(0, N)
                .filter(i -> Math.abs(twice[i * 6] - before[i * 6]) > 1e-3)
                .count();
        assertThat(changed).isBetween(140L, 260L);
    }

    @Test
    void step_thatChangesTheShapeOfSome_isRefused() {
        assertThatThrownBy(() -> apply(1, 1, new AugmentationPipeline.Step(0.5, HALVE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shape");
    }

    private static double[] apply(int views, long key, AugmentationPipeline.Step... steps) {
        try (GraphCase graph = new GraphCase()) {
            Ops tf = graph.tf();
            int[] values = IntStream.range(0, N * 6).map(i -> i / 6 % 256).toArray();
            Operand<TUint8> images =
                    tf.dtypes.cast(tf.reshape(tf.constant(values), tf.constant(Shape.of(N, 2, 1, 3))), TUint8.class);
            Operand<TFloat32> result = new AugmentationPipeline(List.of(steps))
                    .apply(tf, new RandomStream(tf, tf.constant(key)), images, views);
            return graph.run(Map.of("views", result)).get("views").values();
        }
    }
}
