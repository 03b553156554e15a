package org.gessl.recipes.bench;

import java.util.Optional;
import org.gessl.framework.config.ResolvedPipeline;

/** Runs the first steps of a pipeline in a process of their own. */
@FunctionalInterface
public interface FirstSteps {

    /** Returns what they took; empty if they failed. */
    Optional<Figures> run(ResolvedPipeline pipeline);

    /**
     * What the steps took.
     *
     * @param firstSeconds from the start of the process to the end of the first step [s]
     * @param peakMebibytes peak of the resident memory [MiB]
     */
    record Figures(double firstSeconds, long peakMebibytes) {}
}
