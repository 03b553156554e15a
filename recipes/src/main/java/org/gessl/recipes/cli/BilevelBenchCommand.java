package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.Mixture;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.train.HypergradientAudit;
import org.gessl.framework.train.Pipeline;
import org.gessl.framework.train.StepClock;
import org.gessl.framework.train.StepTimes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code gessl bench bilevel}: what every estimator costs, and what it adds to the first-order gradient, for several numbers of inner steps.
 *
 * <p>The times are medians of whole training steps, which alternate with plain steps on the same batches; the memory is the peak of a process
 * that does nothing else; the second-order share is {@code ||g - g_first-order|| / ||g||} over theta at the initial weights, the mean of
 * two tasks.
 */
@Command(
        name = "bilevel",
        description = "Time, memory and second-order share of every hypergradient estimator, by inner steps K.")
final class BilevelBenchCommand implements Callable<Integer> {
    private static final String PLAIN = "none";
    private static final String FIRST_ORDER = "first-order";
    private static final int TASKS = 2;

    @Spec
    private CommandSpec spec;

    @Mixin
    private BenchOptions bench;

    @Option(
            names = "--steps",
            split = ",",
            paramLabel = "K",
            description = "Numbers of inner steps (default ${DEFAULT-VALUE}).")
    private List<Integer> steps = List.of(1, 2, 3, 5);

    @Option(
            names = "--estimators",
            split = ",",
            paramLabel = "NAME[:OPTION=VALUE]",
            description = "Estimators (default: all, and each once more with one of its switches turned).")
    private List<String> estimators = new ArrayList<>();

    @Option(names = "--csv", paramLabel = "FILE", description = "Also write the rows to this file.")
    private Path csv;

    private PluginRegistry plugins;
    private BilevelBenchTable table;

    @Override
    public Integer call() {
        plugins = PluginRegistry.load(Thread.currentThread().getContextClassLoader());
        List<EstimatorChoice> choices = EstimatorChoice.of(estimators, plugins);
        PrintWriter out = spec.commandLine().getOut();
        bench.rounds();
        ResolvedPipeline plain = bench.pipeline(plugins, List.of("gessl.hypergradient=" + PLAIN));
        steps.forEach(this::pipeline);
        table = new BilevelBenchTable(out, Optional.ofNullable(csv));
        try (ImageData data = PipelineData.open(plain.spec(), plugins);
                StepClock clock = clock(plain, data)) {
            double median = times(Map.of(PLAIN, clock)).get(PLAIN).median();
            table.row(
                    PLAIN, 0, new BilevelBenchTable.Figures(median, 1, StepMemory.mebibytes(plain), Optional.empty()));
            for (int k : steps) {
                measure(pipeline(k), choices, clock, data);
            }
        }
        return 0;
    }

    private ResolvedPipeline pipeline(int innerSteps) {
        return bench.pipeline(plugins, List.of("gessl.innerSteps=" + innerSteps));
    }

    private void measure(ResolvedPipeline base, List<EstimatorChoice> choices, StepClock plain, ImageData data) {
        Map<String, Double> shares = shares(base, choices, data);
        int innerSteps = base.spec().gessl().innerSteps();
        for (EstimatorChoice choice : choices) {
            try {
                ResolvedPipeline pipeline = choice.in(base, plugins);
                try (StepClock clock = clock(pipeline, data)) {
                    Map<String, StepClock> clocks = new LinkedHashMap<>();
                    clocks.put(PLAIN, plain);
                    clocks.put(choice.label(), clock);
                    Map<String, StepTimes> times = times(clocks);
                    double median = times.get(choice.label()).median();
                    OptionalLong peak = StepMemory.mebibytes(pipeline);
                    table.row(
                            choice.label(),
                            innerSteps,
                            new BilevelBenchTable.Figures(
                                    median,
                                    median / times.get(PLAIN).median(),
                                    peak,
                                    Optional.ofNullable(shares.get(choice.label()))));
                }
            } catch (UserException e) {
                table.refusal(choice.label(), innerSteps, e);
            }
        }
    }

    /** Returns the second-order share of each estimator that does not refuse; nothing without a first-order estimator to compare with. */
    private Map<String, Double> shares(ResolvedPipeline base, List<EstimatorChoice> choices, ImageData data) {
        Map<String, Double> shares = new LinkedHashMap<>();
        try (HypergradientAudit audit =
                new HypergradientAudit(base.spec(), Mixture.of(data.pretraining()), Optional.empty())) {
            add(audit, new EstimatorChoice(FIRST_ORDER, Map.of()), base);
            for (EstimatorChoice choice : choices) {
                try {
                    add(audit, choice, base);
                } catch (UserException e) {
                    // Told in the estimator's own row.
                    continue;
                }
            }
            audit.run(TASKS, FIRST_ORDER).forEach(row -> shares.put(row.estimator(), row.secondOrderShare()));
        }
        return shares;
    }

    private void add(HypergradientAudit audit, EstimatorChoice choice, ResolvedPipeline base) {
        audit.add(choice.label(), Pipeline.of(choice.in(base, plugins).spec(), plugins));
    }

    private StepClock clock(ResolvedPipeline pipeline, ImageData data) {
        return new StepClock(Pipeline.of(pipeline.spec(), plugins), Mixture.of(data.pretraining()));
    }

    private Map<String, StepTimes> times(Map<String, StepClock> clocks) {
        return StepTimes.interleaved(clocks, bench.rounds());
    }
}
