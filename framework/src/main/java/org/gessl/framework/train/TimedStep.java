package org.gessl.framework.train;

/** A training step that can be run and timed again and again. */
public interface TimedStep extends AutoCloseable {

    /** Runs one step and returns its wall time [ms]. */
    double milliseconds();

    /** Releases what the step holds. */
    @Override
    void close();
}
