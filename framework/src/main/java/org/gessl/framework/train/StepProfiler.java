package org.gessl.framework.train;

import java.util.ArrayList;
import java.util.List;
import org.gessl.framework.data.BatchQueue;
import org.gessl.framework.data.Mixture;
import org.gessl.framework.data.TaskSource;
import org.gessl.framework.graph.RandomKeys;
import org.gessl.framework.profile.StepProfile;
import org.gessl.framework.profile.TracedOperation;
import org.tensorflow.types.TUint8;

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
        long seed = pipeline.spec().train().seed();
        TaskSource source = pipeline.tasks(episodes);
        List<TracedOperation> operations = new ArrayList<>();
        long traced = 0;
        try (TrainingGraph graph = new TrainingGraph(pipeline, source);
                BatchQueue batches = source.startingAt(0)) {
            graph.initialise(seed);
            for (int step = 0; step < WARM_UP + steps; step++) {
                TrainingGraph.StepInputs inputs =
                        TrainingGraph.StepInputs.of(pipeline, 1, RandomKeys.task(seed, step, 0), step + 1, 0);
                long start = System.nanoTime();
                try (TUint8 batch = batches.next()) {
                    if (step < WARM_UP) {
                        graph.apply(batch, inputs);
                    } else {
                        operations.addAll(TracedOperation.of(graph.trace(batch, inputs)));
                        traced += System.nanoTime() - start;
                    }
                }
            }
        }
        return new StepProfile(steps, traced / 1e6, operations);
    }
}
