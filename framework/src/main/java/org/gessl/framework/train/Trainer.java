package org.gessl.framework.train;

import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.gessl.framework.data.BatchQueue;
import org.gessl.framework.data.ImageSet;
import org.gessl.framework.data.Mixture;
import org.gessl.framework.data.TaskSource;
import org.gessl.framework.graph.RandomKeys;
import org.gessl.framework.spec.TrainSlot;
import org.tensorflow.types.TUint8;

/** Trains a pipeline: outer steps over shuffled batches, from the first or from a checkpoint, until the end or until asked to stop. */
public final class Trainer implements AutoCloseable {
    /** Name under which measured figures tell after how many seconds of training they were found, all measurements not counted. */
    public static final String TRAINING_SECONDS = "training-seconds";

    private static final String SECONDS = "train_seconds";

    private final Pipeline pipeline;
    private final Checkpoints checkpoints;
    private final List<TrainingListener> listeners;
    private final Measure measure;
    private final TaskSource source;
    private final TrainingGraph graph;
    private final int tasks;
    private final TrainingListener.Plan plan;
    private final LearningRates rates;
    private final DoubleSummaryStatistics steadySteps = new DoubleSummaryStatistics();
    private long step;
    private double seconds;

    /** Creates a trainer that measures nothing in between, {@linkplain #Trainer(Pipeline, Mixture, Checkpoints, List, Measure) otherwise alike}. */
    public Trainer(Pipeline pipeline, Mixture episodes, Checkpoints checkpoints, List<TrainingListener> listeners) {
        this(pipeline, episodes, checkpoints, listeners, tensors -> Map.of());
    }

    /**
     * Builds the training graph and brings it to its first state: the newest checkpoint's, or new weights drawn from the seed.
     *
     * @param measure what is run every {@code train.measureEpochs} epochs and after the last step, if {@code train.measure} names any protocol
     * @throws org.gessl.framework.spec.UserException if the pipeline cannot train on these images
     */
    public Trainer(
            Pipeline pipeline,
            Mixture episodes,
            Checkpoints checkpoints,
            List<TrainingListener> listeners,
            Measure measure) {
        this.pipeline = pipeline;
        this.checkpoints = checkpoints;
        this.listeners = List.copyOf(listeners);
        this.measure = measure;
        this.tasks = pipeline.tasksPerStep();
        this.source = pipeline.tasks(episodes);
        this.graph = new TrainingGraph(pipeline, source);
        start(checkpoints.latest());
        this.plan = TrainingListener.Plan.of(pipeline, source, step);
        this.rates = LearningRates.of(
                pipeline.spec().outer().warmupEpochs(),
                plan.stepsPerEpoch(),
                Math.max(1, plan.totalSteps()),
                pipeline.schedule());
    }

    /** Builds the trainer whose tasks all come from {@code images}. */
    public Trainer(Pipeline pipeline, ImageSet images, Checkpoints checkpoints, List<TrainingListener> listeners) {
        this(pipeline, Mixture.of(images), checkpoints, listeners);
    }

    /** Returns what is ahead. */
    public TrainingListener.Plan plan() {
        return plan;
    }

    /** Returns the number of trainable scalars of the model. */
    public long parameterCount() {
        return graph.parameterCount();
    }

    /** Returns outer steps done. */
    public long step() {
        return step;
    }

    /**
     * Runs until the last step or until {@code stop} says so, which is asked after each step, and writes a checkpoint then.
     *
     * @return whether the run has reached its end: the last step, or {@code train.maxSeconds}
     * @throws NonFiniteLossException if a loss is not finite; the newest checkpoint is from before
     */
    public boolean run(BooleanSupplier stop) {
        long start = System.nanoTime();
        double before = seconds;
        double measuring = 0;
        listeners.forEach(listener -> listener.started(plan));
        long interval = steps(pipeline.spec().train().checkpointEpochs());
        try (BatchQueue batches = source.startingAt(step * tasks)) {
            while (!finished() && !stop.getAsBoolean()) {
                long begun = System.nanoTime();
                TrainingListener.Step done = outerStep(batches);
                if (step > plan.firstStep()) {
                    steadySteps.accept((System.nanoTime() - begun) / 1e9);
                }
                if (!LossScale.skipped(done.scalars())) {
                    NonFiniteLossException.check(
                            done, checkpoints.files().stream().findFirst());
                }
                step++;
                long stepped = System.nanoTime();
                seconds = before + (stepped - start) / 1e9 - measuring;
                TrainingListener.Step shown = done.withMeasured(measured());
                measuring += (System.nanoTime() - stepped) / 1e9;
                listeners.forEach(listener -> listener.stepped(shown));
                if (step % interval == 0 && !finished()) {
                    save();
                }
            }
        }
        save();
        return finished();
    }

    private boolean finished() {
        return step >= plan.totalSteps()
                || timed() && seconds >= pipeline.spec().train().maxSeconds();
    }

    private boolean timed() {
        return pipeline.spec().train().maxSeconds() > 0;
    }

    /** The share of the run that is done, by steps or by the clock, whichever ends it sooner. */
    private double progress() {
        double steps = (double) step / plan.totalSteps();
        return timed()
                ? Math.min(1, Math.max(steps, seconds / pipeline.spec().train().maxSeconds()))
                : steps;
    }

    /** Returns the seconds spent in the loop without measurements, those before a resume included. */
    public double seconds() {
        return seconds;
    }

    /** Returns the mean wall time of an outer step [s] without the first, which pays for the start; empty before the second. */
    public OptionalDouble stepSeconds() {
        return steadySteps.getCount() == 0 ? OptionalDouble.empty() : OptionalDouble.of(steadySteps.getAverage());
    }

    /** Returns the tensors as they are now. */
    public Map<String, Checkpoint.Tensor> tensors() {
        return graph.read();
    }

    @Override
    public void close() {
        graph.close();
    }

    private void start(Optional<Checkpoint> from) {
        graph.initialise(pipeline.spec().train().seed());
        if (from.isPresent()) {
            graph.write(from.get().tensors());
            step = from.get().step();
            seconds = Double.parseDouble(from.get().metadata().getOrDefault(SECONDS, "0"));
        } else {
            save();
        }
    }

    private void save() {
        checkpoints.write(new Checkpoint(step, Map.of(SECONDS, Double.toString(seconds)), graph.read()));
    }

    private long steps(double epochs) {
        return Math.max(1, Math.round(epochs * plan.stepsPerEpoch()));
    }

    private Map<String, Double> measured() {
        TrainSlot train = pipeline.spec().train();
        boolean due = step % steps(train.measureEpochs()) == 0 || finished();
        if (!due || train.measure().isEmpty()) {
            return Map.of();
        }
        Map<String, Double> figures = new LinkedHashMap<>(measure.of(graph.read()));
        figures.put(TRAINING_SECONDS, seconds);
        return figures;
    }

    private TrainingListener.Step outerStep(BatchQueue batches) {
        double progress = progress();
        double factor = timed() ? rates.timedFactor(step, progress) : rates.factor(step);
        WeightSchedules.Factors factors = pipeline.weightSchedules().at(progress);
        Map<String, Double> total = new LinkedHashMap<>();
        for (int task = 0; task < tasks; task++) {
            long key = RandomKeys.task(pipeline.spec().train().seed(), step, task);
            StepInputs inputs = StepInputs.of(pipeline, factor, key, step + 1, progress);
            try (TUint8 batch = batches.next()) {
                boolean last = task == tasks - 1;
                Map<String, Double> figures = last ? graph.apply(batch, inputs) : graph.accumulate(batch, inputs);
                figures.forEach((name, value) ->
                        total.merge(name, StepMetrics.ofStep(name) ? value : value / tasks, Double::sum));
            }
        }
        total.put("learning-rate/model", pipeline.outer().learningRate() * factor);
        if (total.containsKey("gradient-norm/thresholds")) {
            total.put("learning-rate/thresholds", pipeline.spec().gessl().thresholdLearningRate() * factor);
        }
        if (pipeline.bilevel()) {
            total.put("weight-factor/ssl", factors.ssl());
            total.put("weight-factor/discriminative", factors.discriminative());
            total.put("weight-factor/query", factors.query());
        }
        double epoch = (step + 1) * (double) tasks / source.tasksPerEpoch();
        return new TrainingListener.Step(step + 1, epoch, total);
    }
}
