package org.gessl.framework.spec;

/** How the images of a task become support and query. */
public enum Split {
    /** Independent augmented views of the same images. */
    VIEWS,
    /** Two disjoint halves of the batch. */
    IMAGES,
    /** A whole batch each, of two different data sets of the episodes. */
    DATA_SETS
}
