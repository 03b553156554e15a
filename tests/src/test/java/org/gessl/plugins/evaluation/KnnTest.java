package org.gessl.plugins.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.evaluation.Knn.knn;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.gessl.framework.evaluate.EncodedFeatures;
import org.gessl.framework.evaluate.EvaluationData;
import org.gessl.framework.evaluate.Figure;
import org.gessl.framework.evaluate.NeighbourSearch;
import org.gessl.framework.evaluate.Neighbours;
import org.gessl.framework.evaluate.Vote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnnTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 7", "7, 3", "37, 11", "36, 12", "38, 10", "1000, 1000"})
    void neighbours_inBlocksOfAnySize_areThoseOfTwoLoops(int trainRows, int testRows) {
        // A coarse grid of features gives many equal similarities.
        EncodedFeatures train = grid(37, 1);
        EncodedFeatures test = grid(11, 2);
        Neighbours[] found = new NeighbourSearch(trainRows, testRows).find(train, test, 9);
        assertThat(found).hasSize(11);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i].count()).isEqualTo(9);
            List<Integer> expected = nearest(train, test, i).subList(0, 9);
            for (int rank = 0; rank < 9; rank++) {
                double similarity = cosine(train, expected.get(rank), test, i);
                assertThat((double) found[i].similarity(rank)).isCloseTo(similarity, within(1e-5));
                double own = cosine(train, found[i].row(rank), test, i);
                assertThat(own).isCloseTo(similarity, within(1e-5));
            }
        }
    }

    @Test
    void neighbours_ofEqualSimilarity_areTheEarlierOnes() {
        EncodedFeatures train = features(2, new int[9], 1, 0, 0, 1, 1, 0, 2, 0, 0, 1, 1, 0, 3, 0, 0, 1, 1, 0);
        EncodedFeatures test = features(2, new int[1], 1, 0);
        for (int block : new int[] {1, 2, 4, 9}) {
            Neighbours found = new NeighbourSearch(block, 1).find(train, test, 4)[0];
            assertThat(IntStream.range(0, 4).map(found::row)).containsExactly(0, 2, 3, 5);
        }
    }

    @Test
    void majority_ofATie_goesToTheLargestSummedSimilarity() {
        // Labels 0, 1, 1, 0 by falling similarity: two votes each, and class 1 holds ranks two and three.
        EncodedFeatures train = features(2, new int[] {0, 1, 1, 0}, 1, 0, 1, 0.1f, 1, 0.1f, 1, 2);
        EncodedFeatures test = features(2, new int[] {1}, 1, 0);
        Vote vote = new Vote(train, 2);
        Neighbours found = new NeighbourSearch(2, 1).find(train, test, 4)[0];
        assertThat(vote.majority(found, 4)).isEqualTo(1);
        assertThat(vote.majority(found, 1)).isZero();
    }

    @Test
    void majority_ofAnExactTie_goesToTheSmallestClass() {
        EncodedFeatures train = features(1, new int[] {2, 1}, 1, 1);
        Neighbours found = new NeighbourSearch(2, 1).find(train, features(1, new int[] {0}, 1), 2)[0];
        assertThat(new Vote(train, 3).majority(found, 2)).isEqualTo(1);
        assertThat(new Vote(train, 3).weighted(found, 2, 0.1)).isEqualTo(1);
    }

    @Test
    void weightedVote_atASmallTemperature_followsTheNearest() {
        EncodedFeatures train = features(2, new int[] {0, 1, 1}, 1, 0, 1, 0.5f, 1, 0.5f);
        Neighbours found = new NeighbourSearch(3, 1).find(train, features(2, new int[] {0}, 1, 0), 3)[0];
        assertThat(new Vote(train, 2).weighted(found, 3, 1e-4)).isZero();
        assertThat(new Vote(train, 2).weighted(found, 3, 100)).isEqualTo(1);
    }

    @Test
    void accuracies_equalThoseOfTwoLoops() {
        Random random = new Random(5);
        EncodedFeatures train = clusters(300, random);
        EncodedFeatures test = clusters(90, random);
        Map<String, Figure> figures = new KnnEvaluation(knn(7).weightedK(50).temperature(0.2))
                .evaluate(new EvaluationData(train, test, 4), new NeighbourSearch(64, 40));
        assertThat(figures.keySet()).containsExactly("knn-7", "weighted-knn-50");
        assertThat(figures.get("knn-7").value())
                .isCloseTo(oracle(train, test, 7, Double.POSITIVE_INFINITY), within(1e-9));
        assertThat(figures.get("weighted-knn-50").value()).isCloseTo(oracle(train, test, 50, 0.2), within(1e-9));
        assertThat(figures.get("knn-7").value()).isBetween(50.0, 99.0);
    }

    @Test
    void evaluation_withFewerTrainingImagesThanNeighbours_letsAllVote() {
        EncodedFeatures train = features(1, new int[] {0, 1, 1}, 1, 1, 1);
        EncodedFeatures test = features(1, new int[] {1, 1}, 1, 2);
        assertThat(new KnnEvaluation(knn()).evaluate(new EvaluationData(train, test, 2)))
                .isEqualTo(Map.of("knn-5", Figure.percent(100), "weighted-knn-200", Figure.percent(100)));
    }

    @Test
    void evaluation_ofAZeroRow_countsItAsUnlikeEverything() {
        EncodedFeatures train = features(2, new int[] {0, 1}, 0, 0, 1, 1);
        EncodedFeatures test = features(2, new int[] {1}, 1, 2);
        assertThat(new KnnEvaluation(knn(1)).evaluate(new EvaluationData(train, test, 2)))
                .containsEntry("knn-1", Figure.percent(100));
    }

    @Test
    void evaluation_ofFeaturesThatAreNotFinite_fails() {
        EncodedFeatures train = features(1, new int[] {0, 1}, 1, Float.NaN);
        assertThatThrownBy(() -> new KnnEvaluation(knn(1)).evaluate(new EvaluationData(train, train, 2)))
                .hasMessageContaining("image 1 are not finite");
    }

    @Test
    void blocks_ofRawPixels_areBounded() {
        NeighbourSearch search = NeighbourSearch.bounded(3072);
        assertThat(4L * search.trainRows() * 3072).isLessThanOrEqualTo(64L << 20);
        assertThat(4L * search.trainRows() * search.testRows()).isLessThanOrEqualTo(32L << 20);
        assertThat(NeighbourSearch.bounded(1 << 30)).isEqualTo(new NeighbourSearch(1, 1));
    }

    private static double oracle(EncodedFeatures train, EncodedFeatures test, int k, double temperature) {
        int right = 0;
        for (int i = 0; i < test.size(); i++) {
            double[] votes = new double[4];
            for (int row : nearest(train, test, i).subList(0, k)) {
                double similarity = cosine(train, row, test, i);
                // An endless temperature is a majority vote; the small term breaks ties by similarity.
                votes[train.label(row)] +=
                        Math.exp(similarity / temperature) + (Double.isInfinite(temperature) ? 1e-6 * similarity : 0);
            }
            int best = 0;
            for (int c = 1; c < votes.length; c++) {
                best = votes[c] > votes[best] ? c : best;
            }
            right += best == test.label(i) ? 1 : 0;
        }
        return 100.0 * right / test.size();
    }

    private static List<Integer> nearest(EncodedFeatures train, EncodedFeatures test, int row) {
        return IntStream.range(0, train.size())
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -cosine(train, j, test, row)))
                .toList();
    }

    private static double cosine(EncodedFeatures a, int i, EncodedFeatures b, int j) {
        double product = 0;
        double lengthA = 0;
        double lengthB = 0;
        for (int d = 0; d < a.dimension(); d++) {
            double x = a.values()[i * a.dimension() + d];
            double y = b.values()[j * a.dimension() + d];
            product += x * y;
            lengthA += x * x;
            lengthB += y * y;
        }
        return product / Math.max(Math.sqrt(lengthA), 1e-12) / Math.max(Math.sqrt(lengthB), 1e-12);
    }

    private static EncodedFeatures grid(int rows, long seed) {
        Random random = new Random(seed);
        float[] values = new float[rows * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(-1, 2);
        }
        return new EncodedFeatures(values, 3, new int[rows]);
    }

    private static EncodedFeatures clusters(int rows, Random random) {
        int[] labels = random.ints(rows, 0, 4).toArray();
        float[] values = new float[rows * 4];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() + (labels[i / 4] == i % 4 ? 1.5f : 0);
        }
        return new EncodedFeatures(values, 4, labels);
    }

    private static EncodedFeatures features(int dimension, int[] labels, float... values) {
        return new EncodedFeatures(Arrays.copyOf(values, values.length), dimension, labels);
    }
}
