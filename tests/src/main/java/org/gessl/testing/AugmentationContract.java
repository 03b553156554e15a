package org.gessl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.Augmentation;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.train.Checkpoint.Tensor;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What every augmentation promises: images of a static shape and range, from random numbers that belong to the key and to each image alone. */
public abstract class AugmentationContract extends OptionsContract<AugmentationSpec> {
    private static final int IMAGES = 16;

    /** Returns height and width of the images that are augmented [pixels]. */
    protected int imageSize() {
        return 12;
    }

    @Test
    final void images_haveTheShapeThatTheGraphPromisesAndKeepTheirRange() {
        boolean fixed = create(Augmentation.class).fixed();
        Shape[] shape = new Shape[1];
        for (float[] values : GraphRun.run(tf -> {
            Operand<TFloat32> changed = augmented(tf, images(), 5);
            shape[0] = changed.shape();
            return List.of(
                    changed,
                    augmented(tf, Tensors.scaled(images(), 0), 5),
                    augmented(tf, Tensors.map(images(), x -> 1), 5));
        })) {
            assertThat(shape[0].hasUnknownDimension()).isFalse();
            assertThat(shape[0].get(0)).isEqualTo(IMAGES);
            assertThat(shape[0].get(3)).isEqualTo(3);
            assertThat(values).hasSize((int) shape[0].size());
            Tensor changed = new Tensor(shape[0].asArray(), values);
            assertThat(Tensors.isFinite(changed)).isTrue();
            if (!fixed) {
                assertThat(Tensors.largest(Tensors.map(changed, x -> x - 0.5)))
                        .as("distance from a half")
                        .isLessThanOrEqualTo(0.5);
            }
        }
    }

    @Test
    final void key_decidesEverything() {
        List<float[]> values = GraphRun.run(
                tf -> List.of(augmented(tf, images(), 5), augmented(tf, images(), 5), augmented(tf, images(), 6)));

        assertThat(values.get(1)).isEqualTo(values.get(0));
        if (create(Augmentation.class).fixed()) {
            assertThat(values.get(2)).isEqualTo(values.get(0));
        }
    }

    @Test
    final void image_amongOthers_isChangedByItselfAlone() {
        Tensor others = Tensors.map(images(), x -> 1 - x);
        System.arraycopy(images().values(), 0, others.values(), 0, others.values().length / IMAGES);
        List<float[]> values = GraphRun.run(tf -> List.of(augmented(tf, images(), 5), augmented(tf, others, 5)));

        assertThat(first(values.get(1))).isEqualTo(first(values.get(0)));
    }

    /** What another key changes is drawn, and then anew for each image. */
    @Test
    final void copiesOfAnImage_areChangedEachInItsOwnWay() {
        Tensor copies = Tensors.rows(images(), new int[IMAGES]);
        List<float[]> values = GraphRun.run(tf -> List.of(augmented(tf, copies, 5), augmented(tf, copies, 6)));

        boolean drawn = !Arrays.equals(values.get(0), values.get(1));
        assertThat(isOneImage(values.get(0))).isNotEqualTo(drawn);
    }

    @Test
    final void cores_givenAnOptionThatTheyDoNotKnow_refuseIt() {
        GraphRun.runOne(tf -> {
            create(Augmentation.class)
                    .cores()
                    .values()
                    .forEach(core -> assertThat(catchThrowable(
                                    () -> core.apply(tf, constant(tf, images()), Map.of("no-such-option", "nearest"))))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining("no-such-option"));
            return tf.constant(0f);
        });
    }

    private Operand<TFloat32> augmented(Ops tf, Tensor images, long key) {
        return create(Augmentation.class).apply(tf, new RandomStream(tf, tf.constant(key)), constant(tf, images));
    }

    private static Operand<TFloat32> constant(Ops tf, Tensor tensor) {
        return tf.reshape(tf.constant(tensor.values()), tf.constant(tensor.shape()));
    }

    private Tensor images() {
        return Tensors.uniform(11, IMAGES, imageSize(), imageSize(), 3);
    }

    private static boolean isOneImage(float[] images) {
        int size = images.length / IMAGES;
        return IntStream.range(1, IMAGES)
                .allMatch(i -> Arrays.equals(images, 0, size, images, i * size, (i + 1) * size));
    }

    private static float[] first(float[] images) {
        return Arrays.copyOf(images, images.length / IMAGES);
    }
}
