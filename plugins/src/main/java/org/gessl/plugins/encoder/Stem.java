package org.gessl.plugins.encoder;

/** What a residual network does to an image before its first block. */
public enum Stem {
    /** A 3x3 convolution that keeps the size: for images of about 32 pixels. */
    CIFAR,
    /** A 7x7 convolution and a 3x3 max-pool, both of stride 2, which leave a quarter of the size: for images of about 224 pixels. */
    IMAGENET
}
