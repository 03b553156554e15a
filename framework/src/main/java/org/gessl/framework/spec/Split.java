package org.gessl.framework.spec;

/** How a mini-batch is split into support and query. */
public enum Split {
    /** Independent augmented views of the same images. */
    VIEWS,
    /** Two disjoint halves of the batch. */
    IMAGES
}
