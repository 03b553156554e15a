package org.gessl.framework.train;

import java.util.ArrayList;
import java.util.List;
import org.gessl.framework.data.Mixture;
import org.gessl.framework.profile.StepProfile;
import org.gessl.framework.profile.TracedOperation;
import org.tensorflow.proto.StepStats;

/** Traces the outer steps of a pipeline, one task each, with every operation that they run. */
public final class StepProfiler {
    /** Memory and kernels are prepared in the first steps. */
    private static final int WARM_UP = 3;

    private final Pipeline pipeline;
    private final Mixture episodes;

    /** Creates the profiler of steps of {@code pipeline} on tasks of {@code episodes}, which begin with new weights. */
    public StepProfiler(Pipeline pipeline, Mixture episodes) {
        this.pipeline = pipeline;
        this.episodes = episodes;
    }

    /**
     * Returns the profile of {@code steps} steps, at least 1, after a few that do not count.
     *
     * @throws org.gessl.framework.spec.UserException if the pipeline cannot train on these images
     */
    public StepProfile profile(int steps) {
        List<TracedOperation> operations = new ArrayList<>();
        long nanos = 0;
        try (StepClock clock = new StepClock(pipeline, episodes)) {
            for (int step = 0; step < WARM_UP; step++) {
                clock.milliseconds();
            }
            for (int step = 0; step < steps; step++) {
                long start = System.nanoTime();
                StepStats ran = clock.trace();
                nanos += System.nanoTime() - start;
                operations.addAll(TracedOperation.of(ran));
            }
        }
        return new StepProfile(steps, nanos / 1e6, operations);
    }
}
