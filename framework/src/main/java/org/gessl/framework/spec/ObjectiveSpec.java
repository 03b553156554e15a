package org.gessl.framework.spec;

/** Options of a bi-level objective: what the outer loop minimises. */
public interface ObjectiveSpec extends Options {}
