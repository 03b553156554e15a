package org.gessl.framework.evaluate;

/**
 * The class that an image's nearest training images vote for; a tie that remains goes to the smallest class.
 *
 * @param train training images
 * @param classes number of classes
 */
public record Vote(Features train, int classes) {

    /** Returns the most frequent class of the nearest {@code k}; among equals that of the largest summed similarity. */
    public int majority(Neighbours neighbours, int k) {
        int[] counts = new int[classes];
        double[] sums = new double[classes];
        for (int i = 0; i < Math.min(k, neighbours.count()); i++) {
            int label = train.label(neighbours.row(i));
            counts[label]++;
            sums[label] += neighbours.similarity(i);
        }
        int best = 0;
        for (int c = 1; c < classes; c++) {
            if (counts[c] > counts[best] || (counts[c] == counts[best] && sums[c] > sums[best])) {
                best = c;
            }
        }
        return best;
    }

    /** Returns the class with the largest sum of {@code exp(similarity / temperature)} over the nearest {@code k}. */
    public int weighted(Neighbours neighbours, int k, double temperature) {
        double[] sums = new double[classes];
        for (int i = 0; i < Math.min(k, neighbours.count()); i++) {
            // The shift by the largest similarity changes no order and keeps the exponential finite.
            double shifted = neighbours.similarity(i) - neighbours.similarity(0);
            sums[train.label(neighbours.row(i))] += Math.exp(shifted / temperature);
        }
        int best = 0;
        for (int c = 1; c < classes; c++) {
            best = sums[c] > sums[best] ? c : best;
        }
        return best;
    }
}
