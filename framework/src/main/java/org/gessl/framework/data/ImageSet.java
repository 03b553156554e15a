package org.gessl.framework.data;

import java.nio.ByteBuffer;

/** Labelled uint8 images of one size, random access, safe for reading by several threads. */
public interface ImageSet {

    /** Returns the number of images. */
    int size();

    /** Returns the height [pixels]. */
    int height();

    /** Returns the width [pixels]. */
    int width();

    /** Returns the class of image {@code index}, in 0 .. classes - 1. */
    int label(int index);

    /** Appends image {@code index} to {@code target}: height x width x 3 bytes, row-major, red first. */
    void read(int index, ByteBuffer target);

    /** Returns the bytes of one image. */
    default int imageBytes() {
        return height() * width() * 3;
    }
}
