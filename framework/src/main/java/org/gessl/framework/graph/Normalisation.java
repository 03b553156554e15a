package org.gessl.framework.graph;

/** Where batch normalisation takes mean and variance from in a forward pass. */
public enum Normalisation {
    /** From the batch; running statistics stay as they are. */
    BATCH,
    /** From the batch, and the running statistics follow it. */
    BATCH_AND_TRACK,
    /** From the running statistics, as in evaluation. */
    RUNNING
}
