package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.Problem;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.train.Checkpoint;
import org.gessl.framework.train.Checkpoints;
import org.gessl.framework.train.GradientValues.Agreement;
import org.gessl.framework.train.HypergradientAudit;
import org.gessl.framework.train.Pipeline;
import org.gessl.framework.train.RunDirectory;
import org.gessl.framework.train.TrainingData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code gessl audit}: how every hypergradient estimator agrees with {@code exact} on a user's own pipeline and images, what it costs, and which
 * to take by the rules of {@link EstimatorAdvice}. Nothing is trained, and a run that is audited stays as it is.
 */
@Command(
        name = "audit",
        description = "Compare the hypergradient estimators with exact on a pipeline, and say which to take.")
final class AuditCommand implements Callable<Integer> {
    private static final EstimatorChoice REFERENCE = new EstimatorChoice("exact", Map.of());
    private static final String LINE = "%-30s %10s %9s %10s %9s %9s %9s";

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions options;

    @Option(
            names = "--tasks",
            paramLabel = "N",
            description = "Tasks to evaluate; the figures are their means (default ${DEFAULT-VALUE}).")
    private int tasks = 4;

    @Option(
            names = "--run",
            paramLabel = "RUN_DIR",
            description = "Take the weights of this run's newest checkpoint, and its pipeline if no RECIPE is given.")
    private Path run;

    @Option(
            names = "--estimators",
            split = ",",
            paramLabel = "NAME[:OPTION=VALUE]",
            description = "Estimators (default: all, and each once more with one of its switches turned).")
    private List<String> estimators = new ArrayList<>();

    private PluginRegistry plugins;

    @Override
    public Integer call() {
        AtLeastOne.require("option-range", "--tasks", tasks);
        plugins = PluginRegistry.load(Thread.currentThread().getContextClassLoader());
        List<EstimatorChoice> choices = new ArrayList<>(List.of(REFERENCE));
        EstimatorChoice.of(estimators, plugins).stream()
                .filter(choice -> !choice.equals(REFERENCE))
                .forEach(choices::add);
        if (run == null) {
            audit(options.resolve(plugins), Optional.empty(), choices);
            return 0;
        }
        try (RunDirectory directory = RunDirectory.open(run)) {
            ResolvedPipeline pipeline = options.recipe().isPresent()
                    ? options.resolve(plugins)
                    : options.resolve(directory.info(), plugins);
            Checkpoint checkpoint = new Checkpoints(directory.checkpoints(), 1)
                    .latest()
                    .orElseThrow(() -> new UserException("run-empty", run + " has no checkpoint yet"));
            audit(pipeline, Optional.of(checkpoint), choices);
        }
        return 0;
    }

    private void audit(ResolvedPipeline pipeline, Optional<Checkpoint> from, List<EstimatorChoice> choices) {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, ResolvedPipeline> variants = new LinkedHashMap<>();
        Map<String, UserException> refusals = new LinkedHashMap<>();
        try (TrainingData data = PipelineData.openAll(pipeline.spec(), plugins)) {
            announce(out, pipeline, from);
            List<HypergradientAudit.Row> rows;
            try (HypergradientAudit audit = new HypergradientAudit(pipeline.spec(), data.episodes(), from)) {
                for (EstimatorChoice choice : choices) {
                    try {
                        ResolvedPipeline variant = choice.in(pipeline, plugins);
                        audit.add(choice.label(), Pipeline.of(variant.spec(), plugins));
                        variants.put(choice.label(), variant);
                    } catch (UserException e) {
                        if (choice.equals(REFERENCE)) {
                            throw e;
                        }
                        refusals.put(choice.label(), e);
                    }
                }
                rows = audit.run(tasks, REFERENCE.label());
            }
            for (HypergradientAudit.Row row : rows) {
                out.println(line(row, StepMemory.mebibytes(variants.get(row.estimator()))));
                out.flush();
            }
            refusals.forEach((estimator, reason) -> out.printf("%-30s refused: %s%n", estimator, text(reason)));
            out.println(EstimatorAdvice.of(rows, REFERENCE.label(), pipeline.values()));
            out.flush();
        }
    }

    private void announce(PrintWriter out, ResolvedPipeline pipeline, Optional<Checkpoint> from) {
        out.printf(
                Locale.ROOT,
                "%s  %s  K = %d, %s, %d %s%n",
                pipeline.spec().name(),
                pipeline.spec().shortHash(),
                pipeline.spec().gessl().innerSteps(),
                from.map(checkpoint -> "weights of step " + checkpoint.step()).orElse("initial weights"),
                tasks,
                tasks == 1 ? "task" : "tasks");
        out.println(String.format(LINE, "", "theta", "", "phi", "", "", ""));
        out.println(String.format(LINE, "estimator", "cosine", "error", "cosine", "error", "ms", "peak MiB"));
        out.flush();
    }

    private static String line(HypergradientAudit.Row row, OptionalLong peak) {
        return String.format(
                Locale.ROOT,
                LINE,
                row.estimator(),
                cosine(row.theta()),
                error(row.theta()),
                row.phi().map(phi -> row.trainsPhi() ? cosine(phi) : "none").orElse("-"),
                row.phi().map(phi -> row.trainsPhi() ? error(phi) : "-").orElse("-"),
                String.format(Locale.ROOT, "%.1f", row.milliseconds()),
                peak.isPresent() ? Long.toString(peak.getAsLong()) : "-");
    }

    private static String cosine(Agreement agreement) {
        return String.format(Locale.ROOT, "%.4f", agreement.cosine());
    }

    private static String error(Agreement agreement) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * agreement.relativeError());
    }

    private static String text(UserException reason) {
        return reason.problems().stream().map(Problem::toString).collect(Collectors.joining("; "));
    }
}
