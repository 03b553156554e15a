package org.gessl.framework.evaluate;

import java.util.Arrays;

/** The nearest training images of one test image found so far, nearest first; of equal ones the earlier. */
public final class Neighbours {
    private final int[] rows;
    private final float[] similarities;
    private int count;

    /** Creates room for {@code capacity} neighbours. */
    Neighbours(int capacity) {
        this.rows = new int[capacity];
        this.similarities = new float[capacity];
    }

    /** Merges candidates, nearest first, whose rows all come after those merged before. */
    void merge(int[] candidateRows, float[] candidateSimilarities) {
        int[] oldRows = Arrays.copyOf(rows, count);
        float[] old = Arrays.copyOf(similarities, count);
        int merged = Math.min(rows.length, count + candidateRows.length);
        int o = 0;
        int c = 0;
        for (int i = 0; i < merged; i++) {
            boolean takeOld = c == candidateRows.length || (o < old.length && old[o] >= candidateSimilarities[c]);
            rows[i] = takeOld ? oldRows[o] : candidateRows[c];
            similarities[i] = takeOld ? old[o++] : candidateSimilarities[c++];
        }
        count = merged;
    }

    /** Returns how many there are. */
    public int count() {
        return count;
    }

    /** Returns the row of the training image that is the {@code rank}-th nearest; 0 is the nearest. */
    public int row(int rank) {
        return rows[rank];
    }

    /** Returns its cosine similarity. */
    public float similarity(int rank) {
        return similarities[rank];
    }
}
