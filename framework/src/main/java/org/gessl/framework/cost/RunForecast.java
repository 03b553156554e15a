package org.gessl.framework.cost;

import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.ImageSet;
import org.gessl.framework.data.Mixture;
import org.gessl.framework.train.Pipeline;
import org.gessl.framework.train.StepGraph;
import org.gessl.framework.train.TrainingData;
import org.gessl.framework.train.TrainingListener;

/**
 * What the training of a run will take; its evaluation is not in it.
 *
 * @param step an outer step, all its tasks
 * @param steps outer steps of the run
 * @param dataMebibytes memory of the images [MiB]
 */
public record RunForecast(StepForecast step, long steps, double dataMebibytes) {
    private static final double MEBIBYTE = 1 << 20;

    /**
     * Returns the forecast for {@code pipeline} on {@code data}.
     *
     * @throws org.gessl.framework.spec.UserException if the pipeline cannot train on these images
     */
    public static RunForecast of(Pipeline pipeline, TrainingData data, MachineRates rates) {
        StepForecast step = step(pipeline, data.episodes(), rates);
        double bytes = data.opened().stream().mapToDouble(RunForecast::bytes).sum();
        return new RunForecast(
                step, TrainingListener.Plan.of(pipeline, data.episodes()).totalSteps(), bytes / MEBIBYTE);
    }

    /** Returns the forecast for an outer step on images of {@code episodes}. */
    public static StepForecast step(Pipeline pipeline, Mixture episodes, MachineRates rates) {
        int tasks = pipeline.tasksPerStep();
        try (StepGraph graph = new StepGraph(pipeline, episodes)) {
            StepForecast task = StepForecast.of(graph, rates);
            return new StepForecast(tasks * task.seconds(), tasks * task.flops(), task.mebibytes());
        }
    }

    /** Returns the time of the training [s]. */
    public double seconds() {
        return steps * step.seconds();
    }

    /** Returns the peak of the resident memory [MiB]. */
    public double mebibytes() {
        return step.mebibytes() + dataMebibytes;
    }

    private static double bytes(ImageData data) {
        return bytes(data.pretraining()) + bytes(data.test());
    }

    private static double bytes(ImageSet images) {
        return (double) images.size() * images.imageBytes();
    }
}
