package org.gessl.framework.evaluate;

import java.nio.FloatBuffer;

/** Features and labels of one split, read row by row so that a large split need not lie in memory as floats. */
public interface Features {

    /** Returns the number of images. */
    int size();

    /** Returns the features of an image. */
    int dimension();

    /** Returns the class of image {@code row}, in 0 .. classes - 1. */
    int label(int row);

    /** Appends the {@link #dimension()} features of image {@code row} to {@code target}. */
    void read(int row, FloatBuffer target);
}
