package org.gessl.framework.train;

import java.util.Map;
import org.gessl.framework.data.Mixture;
import org.gessl.framework.data.TaskSource;
import org.gessl.framework.spec.TrainSlot;

/** Follows a training run. Calls come from one thread, in order. */
public interface TrainingListener extends AutoCloseable {

    /** Called once before the first step. */
    default void started(Plan plan) {}

    /** Called after each outer step. */
    default void stepped(Step step) {}

    /** Called once when the run ends for whatever reason. */
    @Override
    default void close() {}

    /**
     * What is ahead.
     *
     * @param firstStep steps that were done before, 0 unless resumed
     * @param totalSteps outer steps of the whole run
     * @param stepsPerEpoch outer steps of an epoch
     * @param imagesPerStep training images that an outer step consumes
     */
    record Plan(long firstStep, long totalSteps, long stepsPerEpoch, long imagesPerStep) {

        /** Returns what is ahead of a new run of {@code pipeline} on tasks of {@code episodes}. */
        public static Plan of(Pipeline pipeline, Mixture episodes) {
            return of(pipeline, pipeline.tasks(episodes), 0);
        }

        /** Returns what is ahead of a run of {@code pipeline} that has done {@code firstStep} steps. */
        static Plan of(Pipeline pipeline, TaskSource source, long firstStep) {
            TrainSlot train = pipeline.spec().train();
            int tasks = pipeline.tasksPerStep();
            long epochSteps = train.epochs() * (long) source.tasksPerEpoch() / tasks;
            return new Plan(
                    firstStep,
                    train.maxSteps() == 0 ? epochSteps : Math.min(epochSteps, train.maxSteps()),
                    Math.max(1, source.tasksPerEpoch() / tasks),
                    (long) source.imagesPerTask() * tasks);
        }
    }

    /**
     * What a step gave.
     *
     * @param number outer steps done, this one included
     * @param epoch passes over the training images done, with its fraction
     * @param scalars figures by name, in a stable order: {@code loss}, its terms, {@code learning-rate}, {@code gradient-norm}, ...
     * @param measured figures of the model after the step by name, such as {@code effective-rank}; empty at most steps
     */
    record Step(long number, double epoch, Map<String, Double> scalars, Map<String, Double> measured) {

        /** Creates a step after which nothing was measured. */
        public Step(long number, double epoch, Map<String, Double> scalars) {
            this(number, epoch, scalars, Map.of());
        }

        /** Returns this step with the figures measured after it. */
        Step withMeasured(Map<String, Double> figures) {
            return new Step(number, epoch, scalars, figures);
        }
    }
}
