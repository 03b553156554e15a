package org.gessl.recipes.bench;

import java.util.SplittableRandom;
import org.gessl.framework.evaluate.EncodedFeatures;
import org.gessl.framework.evaluate.EvaluationData;

/**
 * Features for protocols to be timed on, drawn from overlapping normal classes.
 *
 * @param dimension features of an image
 * @param classes number of classes, whose centres are the same in both splits
 */
record DrawnFeatures(int dimension, int classes) {
    private static final double CENTRE_LENGTH = 2.5;

    /** Returns {@code train} training images and {@code test} held-out ones. */
    EvaluationData data(int train, int test) {
        return new EvaluationData(drawn(train, 1), drawn(test, 2), classes);
    }

    private EncodedFeatures drawn(int images, long stream) {
        double[][] centres = new double[classes][];
        SplittableRandom places = new SplittableRandom(0);
        for (int c = 0; c < classes; c++) {
            centres[c] = places.doubles(dimension, -1, 1).toArray();
        }
        SplittableRandom random = new SplittableRandom(stream);
        float[] values = new float[Math.multiplyExact(images, dimension)];
        int[] labels = new int[images];
        double scale = CENTRE_LENGTH / Math.sqrt(dimension / 3.0);
        for (int i = 0; i < values.length; i++) {
            int image = i / dimension;
            labels[image] = image % classes;
            values[i] = (float) (random.nextGaussian() + scale * centres[labels[image]][i % dimension]);
        }
        return new EncodedFeatures(values, dimension, labels);
    }
}
