package org.gessl.framework.data;

import java.nio.ByteBuffer;

/** Uint8 images of one size, some or all of them labelled; random access, safe for reading by several threads. */
public interface ImageSet {

    /** The label of an image whose class is not known. */
    int UNLABELLED = -1;

    /** Returns the number of images. */
    int size();

    /** Returns the height [pixels]. */
    int height();

    /** Returns the width [pixels]. */
    int width();

    /** Returns the class of image {@code index}, in 0 .. classes - 1, or {@link #UNLABELLED}. */
    int label(int index);

    /** Appends image {@code index} to {@code target}: height x width x 3 bytes, row-major, red first. */
    void read(int index, ByteBuffer target);

    /** Returns the bytes of one image. */
    default int imageBytes() {
        return height() * width() * 3;
    }
}
