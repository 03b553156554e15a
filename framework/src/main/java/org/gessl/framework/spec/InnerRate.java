package org.gessl.framework.spec;

/** Whether the learning rate of the inner steps is learned. */
public enum InnerRate {
    /** The optimizer's own, for ever. */
    FIXED,
    /** One learned rate for all tensors. */
    SHARED,
    /** A learned rate for each tensor. */
    PER_TENSOR
}
