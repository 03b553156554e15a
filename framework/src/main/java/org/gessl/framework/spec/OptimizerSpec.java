package org.gessl.framework.spec;

/** Options of an optimizer, used for the outer update and, unrolled, for the inner steps. */
public interface OptimizerSpec extends Options {}
