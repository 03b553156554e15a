package org.gessl.plugins.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.augmentation.QuarterTurn.quarterTurn;
import static org.gessl.plugins.augmentation.Rotate.rotate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.verify.GoldenTensor;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class TurnsTest {
    private static final int IMAGES = 40;
    private static final int SIDE = 9;

    @Test
    void quarterTurns_areTheFourTurnsEachOfSomeImages() {
        GoldenTensor images = Pictures.random(IMAGES, 5, 5);
        List<GoldenTensor> turned = IntStream.range(0, 4)
                .mapToObj(q -> Pictures.changed(quarterTurn(), "rotate", images, Map.of("angle", 90 * q)))
                .toList();
        GoldenTensor result = Pictures.augmented(quarterTurn(), images, 5);
        int[] count = new int[4];
        for (int i = 0; i < IMAGES; i++) {
            int image = i;
            int[] equal = IntStream.range(0, 4)
                    .filter(q -> Arrays.equals(Pictures.image(result, image), Pictures.image(turned.get(q), image)))
                    .toArray();
            assertThat(equal).hasSize(1);
            count[equal[0]]++;
        }
        assertThat(Arrays.stream(count)).allMatch(c -> c > 2 && c < 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {-90, 630})
    void quarterTurn_byAnAngleOutsideTheCircle_isThatWithinIt(int angle) {
        GoldenTensor images = Pictures.random(1, 3, 5);
        GoldenTensor turned = Pictures.changed(quarterTurn(), "rotate", images, Map.of("angle", angle));
        assertThat(turned.shape()).containsExactly(1, 5, 3, 3);
        assertThat(turned.values())
                .isEqualTo(Pictures.changed(quarterTurn(), "rotate", images, Map.of("angle", 270))
                        .values());
    }

    @Test
    void quarterTurn_ofImagesThatAreNotSquare_isRefused() {
        GoldenTensor images = Pictures.random(1, 3, 5);
        assertThatThrownBy(() -> Pictures.augmented(quarterTurn(), images, 5))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("3 x 5");
    }

    @Test
    void rotation_ofARamp_turnsItCounterClockwiseByTheDrawnAngle() {
        double[] angles = angles(60, 7);
        GoldenTensor turned = Pictures.augmented(rotate(60), ramps(), 7);
        for (int i = 0; i < IMAGES; i++) {
            double[] image = Pictures.image(turned, i);
            double alongX = value(image, 4, 5) - value(image, 4, 4);
            double alongY = value(image, 5, 4) - value(image, 4, 4);
            double radians = Math.toRadians(angles[i]);
            assertThat(alongX).isCloseTo(0.05 * Math.cos(radians), within(1e-4));
            assertThat(alongY).isCloseTo(-0.05 * Math.sin(radians), within(1e-4));
            assertThat(value(image, 4, 4)).isCloseTo(value(ramps().values(), 4, 4), within(1e-4));
        }
        assertThat(Arrays.stream(angles))
                .allMatch(a -> Math.abs(a) <= 60)
                .anyMatch(a -> a > 30)
                .anyMatch(a -> a < -30);
    }

    @Test
    void rotation_byNothing_changesNothing() {
        GoldenTensor images = Pictures.random(2, 6, 7);
        assertThat(Pictures.augmented(rotate(0), images, 5).values()).isEqualTo(images.values());
    }

    private static double[] angles(double degrees, long key) {
        float[] angles = GraphRun.runOne(tf -> {
            Map<String, Operand<TFloat32>> draws = new RotateAugmentation(rotate(1))
                    .laws()
                    .get("law-random-rotation")
                    .draw(tf, new RandomStream(tf, tf.constant(key)), IMAGES, Map.of("degrees", degrees));
            return draws.get("angle");
        });
        return IntStream.range(0, IMAGES).mapToDouble(i -> angles[i]).toArray();
    }

    /** Returns images that grow by 0.05 with each column. */
    private static GoldenTensor ramps() {
        double[] values = new double[IMAGES * SIDE * SIDE * 3];
        Arrays.setAll(values, i -> 0.1 + 0.05 * (i / 3 % SIDE));
        return new GoldenTensor(new long[] {IMAGES, SIDE, SIDE, 3}, values);
    }

    private static double value(double[] image, int row, int column) {
        return image[(row * SIDE + column) * 3];
    }
}
