package org.gessl.framework.spec;

/** Options of a hypergradient estimator. */
public interface HypergradientSpec extends Options {}
