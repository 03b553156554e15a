package org.gessl.framework.spec;

/** Options of a schedule: how a learning rate or the weight of a loss changes over the run. */
public interface ScheduleSpec extends Options {}
