package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.evaluate.Figure;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.Precision;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.train.Checkpoint;
import org.gessl.framework.train.Checkpoints;
import org.gessl.framework.train.Interrupt;
import org.gessl.framework.train.JsonLinesMetrics;
import org.gessl.framework.train.MetricsLog;
import org.gessl.framework.train.PeakMemory;
import org.gessl.framework.train.Pipeline;
import org.gessl.framework.train.ProgressListener;
import org.gessl.framework.train.RunDirectory;
import org.gessl.framework.train.RunInfo;
import org.gessl.framework.train.Summary;
import org.gessl.framework.train.TensorBoardEvents;
import org.gessl.framework.train.ThresholdWatch;
import org.gessl.framework.train.Trainer;
import org.gessl.framework.train.TrainingData;
import org.gessl.framework.train.TrainingListener;
import org.gessl.framework.train.Versions;
import org.gessl.recipes.source.RecipeSource;

/** One run from data to summary, as the command line sees it. */
final class TrainingRun {
    private static final int INTERRUPTED = 130;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final long start = System.nanoTime();
    private final ResolvedPipeline resolved;
    private final PluginRegistry plugins;
    private final RunDirectory directory;
    private final PrintWriter console;
    private final RunMessages messages;
    private final RunEvaluation evaluation;

    TrainingRun(ResolvedPipeline resolved, PluginRegistry plugins, RunDirectory directory, PrintWriter console) {
        this(resolved, plugins, directory, console, false);
    }

    /** Creates the run; {@code trainedOnly} leaves the untrained encoder and the raw pixels out of its evaluation. */
    TrainingRun(
            ResolvedPipeline resolved,
            PluginRegistry plugins,
            RunDirectory directory,
            PrintWriter console,
            boolean trainedOnly) {
        this.resolved = resolved;
        this.plugins = plugins;
        this.directory = directory;
        this.console = console;
        messages = new RunMessages(console);
        evaluation = new RunEvaluation(resolved.spec(), plugins, trainedOnly);
    }

    /** Starts a new run, which keeps the {@code source} of its recipe if that is a file of the user's; returns the exit code. */
    int start(List<String> arguments, Optional<RecipeSource> source) {
        return start(arguments, source, Optional.empty());
    }

    /** Starts a new run on the data with the checksum {@code dataChecksum}; returns the exit code. */
    int again(List<String> arguments, String dataChecksum) {
        return start(arguments, Optional.empty(), Optional.of(dataChecksum));
    }

    private int start(List<String> arguments, Optional<RecipeSource> source, Optional<String> dataChecksum) {
        try (TrainingData data = open()) {
            dataChecksum.ifPresent(checksum -> requireUnchanged(data, checksum));
            directory.describe(resolved.spec().toString(), info(arguments, data));
            directory.describe(resolved.origins());
            source.ifPresent(file -> directory.keep(file.name(), file.text()));
            return train(data);
        }
    }

    /** Continues from the newest checkpoint; returns the exit code. */
    int resume() {
        try (TrainingData data = open()) {
            requireUnchanged(data, directory.info().dataChecksum());
            return train(data);
        }
    }

    /**
     * Evaluates the newest checkpoint and writes the figures into the summary, beside those that other protocols have found for it; returns the exit
     * code.
     */
    int evaluate() {
        Checkpoint checkpoint = checkpoints()
                .latest()
                .orElseThrow(() -> new UserException("run-empty", directory.path() + " has no checkpoint yet"));
        try (ImageData data = PipelineData.open(resolved.spec(), plugins)) {
            evaluation.check(data);
            Map<String, Map<String, Figure>> figures = evaluation.figures(checkpoint.tensors(), data);
            messages.figures(figures);
            Summary before = directory.summary().orElseGet(() -> summary(checkpoint.step(), 0, 0, 0, Map.of()));
            directory.write(before.evaluated(checkpoint.step(), RunEvaluation.bare(figures)));
        }
        messages.end(directory.path());
        return 0;
    }

    private static void requireUnchanged(TrainingData data, String checksum) {
        if (!data.checksum().equals(checksum)) {
            throw new UserException(
                    "data-changed",
                    "the data of this run had the checksum " + checksum + ", those found now have " + data.checksum());
        }
    }

    private int train(TrainingData data) {
        Optional<Trained> trained = trained(data);
        trained.ifPresent(result -> finish(data, result));
        return trained.isPresent() ? 0 : INTERRUPTED;
    }

    /**
     * What the training loop gives.
     *
     * @param tensors the training state
     * @param steps outer steps done
     * @param imagesPerStep images of one
     * @param seconds time in the loop, earlier parts of a resumed run included
     * @param stepSeconds time of a step; empty if too few were made
     */
    private record Trained(
            Map<String, Checkpoint.Tensor> tensors,
            long steps,
            long imagesPerStep,
            double seconds,
            OptionalDouble stepSeconds) {

        double imagesPerSecond() {
            return seconds == 0 ? 0 : steps * imagesPerStep / seconds;
        }
    }

    /** Trains to the end; returns nothing if that was interrupted. */
    private Optional<Trained> trained(TrainingData data) {
        Pipeline pipeline = Pipeline.of(resolved.spec(), plugins);
        pipeline.precision().warning().ifPresent(console::println);
        try (TrainingListener progress = ProgressListener.on(System.err);
                TrainingListener metrics = new JsonLinesMetrics(directory.metrics());
                TrainingListener events = new TensorBoardEvents(directory.events());
                TrainingListener thresholds = new ThresholdWatch(messages::warn);
                Trainer trainer = new Trainer(
                        pipeline,
                        data.episodes(),
                        checkpoints(),
                        List.of(progress, metrics, events, thresholds),
                        evaluation.measure(pipeline, data.main()))) {
            messages.begin(resolved.spec(), trainer.parameterCount(), data);
            try (Interrupt interrupt = Interrupt.listen(PATIENCE)) {
                if (!trainer.run(interrupt::requested)) {
                    messages.interrupted(trainer.step(), directory.path());
                    return Optional.empty();
                }
            }
            return Optional.of(new Trained(
                    trainer.tensors(),
                    trainer.step(),
                    trainer.plan().imagesPerStep(),
                    trainer.seconds(),
                    trainer.stepSeconds()));
        }
    }

    private void finish(TrainingData data, Trained trained) {
        long trainPeak = PeakMemory.mebibytes();
        long evaluationStart = System.nanoTime();
        Map<String, Map<String, Figure>> figures = evaluation.figures(trained.tensors(), data.main());
        double evaluateSeconds = secondsSince(evaluationStart);
        messages.figures(figures);
        directory.write(summary(
                trained.steps(),
                trained.seconds(),
                evaluateSeconds,
                trained.imagesPerSecond(),
                RunEvaluation.bare(figures)));
        trained.stepSeconds()
                .ifPresent(seconds ->
                        new CostForecast(resolved.spec(), plugins, console).compare(data, seconds, trainPeak));
        messages.end(directory.path());
    }

    private Summary summary(
            long steps,
            double trainSeconds,
            double evaluateSeconds,
            double imagesPerSecond,
            Map<String, Map<String, Double>> figures) {
        return new Summary(
                resolved.spec().name(),
                directory.info().specHash(),
                new Summary.Seconds(secondsSince(start), trainSeconds, evaluateSeconds),
                imagesPerSecond,
                PeakMemory.mebibytes(),
                steps,
                figures,
                resolved.spec().train().measure().isEmpty()
                        ? List.of()
                        : MetricsLog.read(directory.metrics()).measured());
    }

    private TrainingData open() {
        TrainingData data = PipelineData.openAll(resolved.spec(), plugins);
        try {
            evaluation.check(data.main());
        } catch (UserException e) {
            data.close();
            throw e;
        }
        return data;
    }

    private Checkpoints checkpoints() {
        return new Checkpoints(directory.checkpoints(), resolved.spec().train().keepCheckpoints());
    }

    private RunInfo info(List<String> arguments, TrainingData data) {
        return new RunInfo(
                resolved.spec().name(),
                resolved.spec().hash(),
                resolved.spec().train().seed(),
                data.checksum(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                arguments,
                resolved.values(),
                versions());
    }

    /** What computes the run, the number format of its step included. */
    private Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>(Versions.all());
        Precision precision = Pipeline.of(resolved.spec(), plugins).precision().precision();
        versions.put("precision", precision.name());
        return versions;
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
