package org.gessl.framework.spec;

/** Options of a learning-rate schedule. */
public interface ScheduleSpec extends Options {}
