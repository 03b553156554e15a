package org.gessl.framework.spec;

/** Options of an evaluation protocol. */
public interface EvaluationSpec extends Options {}
