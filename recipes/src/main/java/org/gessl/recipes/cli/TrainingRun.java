package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.evaluate.Evaluator;
import org.gessl.framework.evaluate.Figure;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.EvaluationSpec;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Precision;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.train.Checkpoint;
import org.gessl.framework.train.Checkpoints;
import org.gessl.framework.train.Interrupt;
import org.gessl.framework.train.JsonLinesMetrics;
import org.gessl.framework.train.Measure;
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
    private final boolean trainedOnly;

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
        this.trainedOnly = trainedOnly;
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
            requireMeasurable(data);
            Map<String, Map<String, Double>> figures = evaluate(data, checkpoint.tensors());
            Summary before = directory.summary().orElseGet(() -> summary(checkpoint.step(), 0, 0, 0, Map.of()));
            Map<String, Map<String, Double>> all = new LinkedHashMap<>();
            if (before.steps() == checkpoint.step()) {
                all.putAll(before.evaluation());
            }
            all.putAll(figures);
            directory.write(new Summary(
                    before.recipe(),
                    before.specHash(),
                    before.seconds(),
                    before.imagesPerSecond(),
                    before.peakMemoryMib(),
                    checkpoint.step(),
                    all,
                    before.measured()));
        }
        end();
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
        PipelineSpec spec = resolved.spec();
        Map<String, Checkpoint.Tensor> trained;
        long steps;
        double trainSeconds;
        OptionalDouble stepSeconds;
        long images;
        Pipeline pipeline = Pipeline.of(spec, plugins);
        pipeline.precision().warning().ifPresent(console::println);
        try (TrainingListener progress = ProgressListener.on(System.err);
                TrainingListener metrics = new JsonLinesMetrics(directory.metrics());
                TrainingListener events = new TensorBoardEvents(directory.events());
                TrainingListener thresholds = new ThresholdWatch(this::warn);
                Trainer trainer = new Trainer(
                        pipeline,
                        data.episodes(),
                        checkpoints(),
                        List.of(progress, metrics, events, thresholds),
                        measure(pipeline, data.main()))) {
            announce(data, trainer);
            try (Interrupt interrupt = Interrupt.listen(PATIENCE)) {
                if (!trainer.run(interrupt::requested)) {
                    console.println("interrupted after step " + trainer.step() + "; go on with: gessl run --resume "
                            + directory.path());
                    console.flush();
                    return INTERRUPTED;
                }
            }
            trained = trainer.tensors();
            steps = trainer.step();
            trainSeconds = trainer.seconds();
            stepSeconds = trainer.stepSeconds();
            images = steps * trainer.plan().imagesPerStep();
        }
        long trainPeak = PeakMemory.mebibytes();
        long evaluation = System.nanoTime();
        Map<String, Map<String, Double>> figures = evaluate(data.main(), trained);
        double evaluateSeconds = secondsSince(evaluation);
        directory.write(
                summary(steps, trainSeconds, evaluateSeconds, trainSeconds == 0 ? 0 : images / trainSeconds, figures));
        stepSeconds.ifPresent(seconds -> new CostForecast(spec, plugins, console).compare(data, seconds, trainPeak));
        end();
        return 0;
    }

    private Map<String, Map<String, Double>> evaluate(ImageData data, Map<String, Checkpoint.Tensor> tensors) {
        Evaluator evaluator = evaluator(resolved.spec().evaluate());
        EvaluatedModel model = new EvaluatedModel(Pipeline.of(resolved.spec(), plugins), tensors, data);
        Map<String, Map<String, Figure>> figures = trainedOnly ? evaluator.trained(model) : evaluator.compared(model);
        FigureLines.of(figures).forEach(console::println);
        Map<String, Map<String, Double>> numbers = new LinkedHashMap<>();
        figures.forEach((name, values) -> numbers.put(name, numbers(values)));
        return numbers;
    }

    /** Refuses protocols that the data cannot serve, before anything is trained. */
    private void requireMeasurable(ImageData data) {
        evaluator(resolved.spec().evaluate()).check(data);
        evaluator(resolved.spec().train().measure()).check(data);
    }

    private Measure measure(Pipeline pipeline, ImageData data) {
        Evaluator evaluator = evaluator(resolved.spec().train().measure());
        return tensors -> numbers(evaluator.measure(new EvaluatedModel(pipeline, tensors, data)));
    }

    private Evaluator evaluator(List<EvaluationSpec> protocols) {
        return Evaluator.of(protocols, plugins);
    }

    private static Map<String, Double> numbers(Map<String, Figure> figures) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        figures.forEach((name, figure) -> numbers.put(name, figure.value()));
        return numbers;
    }

    private void announce(TrainingData data, Trainer trainer) {
        PipelineSpec spec = resolved.spec();
        console.printf(
                Locale.ROOT, "%s  %s  %,d parameters%n", spec.name(), spec.shortHash(), trainer.parameterCount());
        data.opened().forEach(this::announce);
        console.flush();
    }

    private void announce(ImageData data) {
        console.printf(
                Locale.ROOT,
                "%s: %,d training and %,d test images of %d x %d, %d classes%s%n",
                data.name(),
                data.pretraining().size(),
                data.test().size(),
                data.pretraining().height(),
                data.pretraining().width(),
                data.classes().size(),
                data.skipped() == 0 ? "" : ", " + data.skipped() + " files skipped");
    }

    private void warn(String text) {
        console.println();
        console.println(text);
        console.flush();
    }

    private void end() {
        console.println(directory.path());
        console.flush();
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
            requireMeasurable(data.main());
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
