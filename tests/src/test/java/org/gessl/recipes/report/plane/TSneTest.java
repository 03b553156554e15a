package org.gessl.recipes.report.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TSneTest {

    @Test
    void map_ofSeparateClusters_keepsEachTogether() {
        float[][] points = clusters(3, 20);
        double[][] map = TSne.map(points, 10);
        for (int i = 0; i < map.length; i++) {
            assertThat(nearest(map, i) / 20)
                    .as("cluster of the point nearest to %d", i)
                    .isEqualTo(i / 20);
        }
    }

    @Test
    void map_ofTheSamePoints_isTheSame() {
        float[][] points = clusters(2, 15);
        assertThat(TSne.map(points, 5)).isDeepEqualTo(TSne.map(points, 5));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void map_ofFewPoints_isFinite(int count) {
        float[][] points = Arrays.copyOf(clusters(1, 6), count);
        double[][] map = TSne.map(points, 30);
        assertThat(map).hasNumberOfRows(count);
        assertThat(Arrays.stream(map).flatMapToDouble(Arrays::stream)).allMatch(Double::isFinite);
    }

    @Test
    void map_ofEqualPoints_isFinite() {
        double[][] map = TSne.map(new float[8][3], 3);
        assertThat(Arrays.stream(map).flatMapToDouble(Arrays::stream)).allMatch(Double::isFinite);
    }

    @Test
    void map_ofManyPoints_fitsTheAffinitiesBetterThanItsStart() {
        float[][] points = clusters(4, 12);
        double[][] affinities = Affinities.of(points, 8);
        assertThat(divergence(affinities, TSne.map(points, 8)))
                .isLessThan(0.5 * divergence(affinities, PrincipalComponents.plane(points)));
    }

    @Test
    void affinities_ofPoints_areSymmetricSumToOneAndHaveThePerplexity() {
        float[][] points = clusters(1, 40);
        double[][] affinities = Affinities.of(points, 7);
        double sum = 0;
        for (int i = 0; i < affinities.length; i++) {
            assertThat(affinities[i][i]).isZero();
            for (int j = 0; j < affinities.length; j++) {
                assertThat(affinities[i][j]).isEqualTo(affinities[j][i]);
                sum += affinities[i][j];
            }
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
    }

    @Test
    void affinities_ofPointsOnARing_spreadOverAsManyNeighboursAsThePerplexity() {
        // Every point of a ring sees the same, so that symmetry changes nothing and each row is one point's
        // distribution.
        int n = 36;
        float[][] ring = new float[n][];
        for (int i = 0; i < n; i++) {
            ring[i] = new float[] {(float) Math.cos(2 * Math.PI * i / n), (float) Math.sin(2 * Math.PI * i / n)};
        }
        double[] row = Arrays.stream(Affinities.of(ring, 7)[5]).map(p -> p * n).toArray();
        double entropy =
                -Arrays.stream(row).filter(p -> p > 0).map(p -> p * Math.log(p)).sum();
        assertThat(Math.exp(entropy)).isCloseTo(7, within(0.01));
    }

    @Test
    void components_ofATiltedEllipse_areItsAxes() {
        int n = 24;
        float[][] points = new float[n][];
        for (int i = 0; i < n; i++) {
            double a = 5 * Math.cos(2 * Math.PI * i / n);
            double b = 2 * Math.sin(2 * Math.PI * i / n);
            points[i] = new float[] {(float) (0.6 * a - 0.8 * b + 3), (float) (0.8 * a + 0.6 * b - 1), 7};
        }
        double[][] plane = PrincipalComponents.plane(points);
        for (int i = 0; i < n; i++) {
            assertThat(Math.abs(plane[i][0])).isCloseTo(Math.abs(5 * Math.cos(2 * Math.PI * i / n)), within(1e-5));
            assertThat(Math.abs(plane[i][1])).isCloseTo(Math.abs(2 * Math.sin(2 * Math.PI * i / n)), within(1e-5));
        }
    }

    @Test
    void components_ofNumbers_lieOnALine() {
        double[][] plane = PrincipalComponents.plane(new float[][] {{1}, {2}, {6}});
        assertThat(Math.abs(plane[2][0])).isCloseTo(3, within(1e-6));
        assertThat(plane[2][1]).isZero();
    }

    private static int nearest(double[][] map, int i) {
        return IntStream.range(0, map.length)
                .filter(j -> j != i)
                .boxed()
                .min((j, k) -> Double.compare(distance(map[i], map[j]), distance(map[i], map[k])))
                .orElseThrow();
    }

    private static double divergence(double[][] affinities, double[][] map) {
        double sum = 0;
        for (double[] a : map) {
            for (double[] b : map) {
                sum += a == b ? 0 : 1 / (1 + distance(a, b));
            }
        }
        double divergence = 0;
        for (int i = 0; i < map.length; i++) {
            for (int j = 0; j < map.length; j++) {
                if (affinities[i][j] > 0) {
                    divergence += affinities[i][j] * Math.log(affinities[i][j] * sum * (1 + distance(map[i], map[j])));
                }
            }
        }
        return divergence;
    }

    private static double distance(double[] a, double[] b) {
        return (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]);
    }

    /** Points of unit spread in ten dimensions, {@code size} around each of {@code count} far centres. */
    private static float[][] clusters(int count, int size) {
        Random random = new Random(1);
        float[][] points = new float[count * size][10];
        for (int i = 0; i < points.length; i++) {
            for (int d = 0; d < 10; d++) {
                points[i][d] = (float) random.nextGaussian() + (d == i / size ? 20 : 0);
            }
        }
        return points;
    }
}
