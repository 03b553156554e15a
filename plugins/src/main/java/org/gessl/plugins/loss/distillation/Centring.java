package org.gessl.plugins.loss.distillation;

/** What keeps a teacher from assigning all images to the same prototype. */
public enum Centring {
    /** The mean of its scores over earlier batches is subtracted from them (DINO, arXiv 2104.14294). */
    MEAN,
    /**
     * Its batch, all full views together, is spread evenly over the prototypes by three turns of the Sinkhorn-Knopp iteration (SwAV, arXiv 2006.09882;
     * DINOv2, arXiv 2304.07193, section 4).
     */
    SINKHORN
}
