package org.gessl.framework.spec;

/** Options of the thresholds of the discriminative loss: the network {@code g} or a constant. */
public interface ThresholdsSpec extends Options {}
