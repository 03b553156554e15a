package org.gessl.framework.spec;

/** Options of a data set. */
public interface DataSpec extends Options {}
