package org.gessl.framework.spec;

/** Options of an augmentation: one random operation on a batch of images. */
public interface AugmentationSpec extends Options {}
