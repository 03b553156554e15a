package org.gessl.framework.train;

import org.gessl.framework.data.BatchQueue;
import org.gessl.framework.data.Mixture;
import org.gessl.framework.data.TaskSource;
import org.gessl.framework.graph.RandomKeys;
import org.tensorflow.proto.StepStats;
import org.tensorflow.types.TUint8;

/** Times the outer steps of a pipeline, one task each, without anything around them. */
public final class StepClock implements TimedStep {
    private final Pipeline pipeline;
    private final TrainingGraph graph;
    private final BatchQueue batches;
    private long step;
    private double loss = Double.NaN;

    /** Builds the pipeline's training graph for tasks from {@code images}, with new weights. */
    public StepClock(Pipeline pipeline, Mixture images) {
        this.pipeline = pipeline;
        long seed = pipeline.spec().train().seed();
        TaskSource source = pipeline.tasks(images);
        graph = new TrainingGraph(pipeline, source);
        graph.initialise(seed);
        batches = source.startingAt(0);
    }

    /** Runs one step and returns its wall time [ms], taking the batch included. */
    @Override
    public double milliseconds() {
        long start = System.nanoTime();
        try (TUint8 batch = batches.next()) {
            loss = graph.apply(batch, nextInputs()).get("loss");
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /** Runs one step, taking the batch included, and returns what ran. */
    StepStats trace() {
        try (TUint8 batch = batches.next()) {
            return graph.trace(batch, nextInputs());
        }
    }

    private StepInputs nextInputs() {
        long key = RandomKeys.task(pipeline.spec().train().seed(), step, 0);
        step++;
        return StepInputs.of(pipeline, 1, key, step, 0);
    }

    /** Returns the loss of the last step; NaN before the first. */
    public double loss() {
        return loss;
    }

    /** Returns the number of trainable scalars of the model. */
    public long parameterCount() {
        return graph.parameterCount();
    }

    @Override
    public void close() {
        batches.close();
        graph.close();
    }
}
