package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gessl.framework.bilevel.ViewImages;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.Augmentation;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

final class ViewAugmentationTest {
    private static final AugmentationPipeline NONE = new AugmentationPipeline(List.of());
    private static final AugmentationPipeline PLUS_TEN =
            chain((tf, random, images) -> tf.math.add(images, tf.constant(10f)));
    private static final AugmentationPipeline HALVED =
            chain((tf, random, images) -> tf.slice(images, tf.array(0, 0, 0, 0), tf.array(-1, 1, -1, -1)));

    @Test
    void sets_ofOneChain_areIndependentViewsOfTheSameImages() {
        AugmentationPipeline noise =
                chain((tf, random, images) -> tf.math.add(images, random.uniform(images.shape(), 0.1f, 0.5f)));

        List<float[]> views = fullViews(new ViewAugmentation(noise, NONE, NONE, 0), 2, 2);

        assertThat(views).hasSize(4).doesNotHaveDuplicates();
        views.forEach(view -> {
            assertThat(view[0]).isBetween(0.1f, 0.5f);
            assertThat(view[6]).isBetween(1.1f, 1.5f);
        });
    }

    @Test
    void sets_withSecondChain_alternateBetweenTheChains() {
        List<float[]> views = fullViews(new ViewAugmentation(NONE, PLUS_TEN, NONE, 0), 2, 3);

        assertThat(views).extracting(view -> (int) view[0]).containsExactly(0, 10, 0, 0, 10, 0);
        assertThat(views).allSatisfy(view -> assertThat(view[6] - view[0]).isEqualTo(1));
    }

    @Test
    void sets_withLocalCrops_giveEachSetItsOwn() {
        ViewAugmentation augmentation = new ViewAugmentation(NONE, NONE, HALVED, 3);

        GraphRun.run(tf -> {
            List<ViewImages> sets = augmentation.sets(tf, random(tf), images(tf), 2, 2);
            assertThat(sets).hasSize(2).allSatisfy(set -> {
                assertThat(set.stacked().shape()).isEqualTo(Shape.of(4, 2, 1, 3));
                ViewImages local = set.local().orElseThrow();
                assertThat(local.views()).isEqualTo(3);
                assertThat(local.stacked().shape()).isEqualTo(Shape.of(6, 1, 1, 3));
                assertThat(set.images(tf, 1, 1).local().orElseThrow().stacked().shape())
                        .isEqualTo(Shape.of(3, 1, 1, 3));
            });
            return List.of(sets.get(1).local().orElseThrow().stacked());
        });
    }

    private static List<float[]> fullViews(ViewAugmentation augmentation, int sets, int views) {
        return GraphRun.run(tf -> {
            List<Operand<TFloat32>> all = new ArrayList<>();
            augmentation.sets(tf, random(tf), images(tf), sets, views).forEach(set -> all.addAll(set.each(tf)));
            return all;
        });
    }

    /** Two images of 2 x 1 pixels: the first black, the second white. */
    private static Operand<TUint8> images(Ops tf) {
        int[] values = IntStream.range(0, 12).map(i -> i / 6 * 255).toArray();
        return tf.dtypes.cast(tf.reshape(tf.constant(values), tf.constant(Shape.of(2, 2, 1, 3))), TUint8.class);
    }

    private static RandomStream random(Ops tf) {
        return new RandomStream(tf, tf.constant(3L));
    }

    private static AugmentationPipeline chain(Augmentation augmentation) {
        return new AugmentationPipeline(List.of(new AugmentationPipeline.Step(1, augmentation)));
    }
}
