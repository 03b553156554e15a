package org.gessl.recipes.report.plane;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A map of points in the plane that keeps neighbours together: t-SNE (van der Maaten and Hinton, JMLR 9, 2008) with all pairs, no approximation. It
 * starts from the {@linkplain PrincipalComponents principal components} and draws no random number, so the same points give the same map.
 *
 * <p>Settings are those usual since Belkina et al. (Nature Communications 10, 2019): exaggeration 12 over 250 of 750 iterations, learning rate n / 12 and
 * at least 50.
 */
public final class TSne {
    private static final int ITERATIONS = 750;
    private static final int EXAGGERATED = 250;
    private static final double EXAGGERATION = 12;
    private static final double START_SPREAD = 1e-4;
    private static final double SLOWEST = 50;
    private static final double LEAST_GAIN = 0.01;
    private static final int FEWEST = 4;

    private final double[][] affinities;
    private final double[][] map;
    private final double[][] velocity;
    private final double[][] gain;

    private TSne(double[][] affinities, double[][] start) {
        int n = start.length;
        this.affinities = affinities;
        this.map = start;
        this.velocity = new double[n][2];
        this.gain = new double[n][2];
        Arrays.stream(gain).forEach(row -> Arrays.fill(row, 1));
    }

    /**
     * Returns the map [n, 2] of {@code points} [n, d]: of fewer than four points, their principal components.
     *
     * @param perplexity how many neighbours count; brought down to a third of the points where there are few
     */
    public static double[][] map(float[][] points, double perplexity) {
        double[][] start = PrincipalComponents.plane(points);
        if (points.length < FEWEST) {
            return start;
        }
        double few = Math.min(perplexity, (points.length - 1) / 3.0);
        TSne tsne = new TSne(Affinities.of(points, few), scaled(start));
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            boolean early = iteration < EXAGGERATED;
            tsne.step(early ? EXAGGERATION : 1, early ? 0.5 : 0.8);
        }
        return tsne.map;
    }

    private static double[][] scaled(double[][] start) {
        double squares = Arrays.stream(start).mapToDouble(p -> p[0] * p[0]).sum();
        double scale = START_SPREAD / Math.max(Math.sqrt(squares / start.length), Double.MIN_NORMAL);
        return Arrays.stream(start)
                .map(p -> new double[] {p[0] * scale, p[1] * scale})
                .toArray(double[][]::new);
    }

    private void step(double exaggeration, double momentum) {
        Forces[] forces =
                IntStream.range(0, map.length).parallel().mapToObj(this::forces).toArray(Forces[]::new);
        double sum = Arrays.stream(forces).mapToDouble(Forces::kernel).sum();
        double rate = Math.max(map.length / EXAGGERATION, SLOWEST);
        for (int i = 0; i < map.length; i++) {
            for (int axis = 0; axis < 2; axis++) {
                double gradient = 4
                        * (exaggeration * forces[i].attraction()[axis]
                                - forces[i].repulsion()[axis] / sum);
                boolean turned = gradient > 0 == velocity[i][axis] > 0;
                gain[i][axis] = Math.max(LEAST_GAIN, turned ? gain[i][axis] * 0.8 : gain[i][axis] + 0.2);
                velocity[i][axis] = momentum * velocity[i][axis] - rate * gain[i][axis] * gradient;
                map[i][axis] += velocity[i][axis];
            }
        }
    }

    /**
     * What the other points do to one.
     *
     * @param kernel sum of 1 / (1 + squared distance)
     * @param attraction by the affinities
     * @param repulsion still to be divided by the sum of all kernels
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Forces(double kernel, double[] attraction, double[] repulsion) {}

    private Forces forces(int i) {
        double sum = -1;
        double[] attraction = new double[2];
        double[] repulsion = new double[2];
        for (int j = 0; j < map.length; j++) {
            double dx = map[i][0] - map[j][0];
            double dy = map[i][1] - map[j][1];
            double kernel = 1 / (1 + dx * dx + dy * dy);
            double pull = affinities[i][j] * kernel;
            double push = kernel * kernel;
            sum += kernel;
            attraction[0] += pull * dx;
            attraction[1] += pull * dy;
            repulsion[0] += push * dx;
            repulsion[1] += push * dy;
        }
        return new Forces(sum, attraction, repulsion);
    }
}
