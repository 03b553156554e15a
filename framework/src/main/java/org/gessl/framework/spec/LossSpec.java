package org.gessl.framework.spec;

/** Options of a self-supervised loss. */
public interface LossSpec extends Options {}
