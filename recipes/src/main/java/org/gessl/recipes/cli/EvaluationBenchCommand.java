package org.gessl.recipes.cli;

import static org.gessl.plugins.evaluation.Knn.knn;
import static org.gessl.plugins.evaluation.fewshot.FewShot.fewShot;
import static org.gessl.plugins.evaluation.supervised.LinearProbe.linear;
import static org.gessl.plugins.evaluation.supervised.LinearProbe.linearSgd;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gessl.framework.evaluate.EvaluationData;
import org.gessl.framework.evaluate.Figure;
import org.gessl.framework.plugin.Evaluation;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.EvaluationSpec;
import org.gessl.recipes.bench.DrawnFeatures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gessl bench evaluation}: times of the protocols that work on features. */
@Command(
        name = "evaluation",
        description = "Times of the protocols on features, drawn from overlapping normal classes.")
final class EvaluationBenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--train",
            paramLabel = "N",
            defaultValue = "50000",
            description = "Training images; default 50000.")
    private int train;

    @Option(names = "--test", paramLabel = "N", defaultValue = "10000", description = "Held-out images; default 10000.")
    private int test;

    @Option(names = "--features", paramLabel = "N", defaultValue = "128", description = "Features; default 128.")
    private int features;

    @Option(names = "--classes", paramLabel = "N", defaultValue = "10", description = "Classes; default 10.")
    private int classes;

    @Override
    public Integer call() {
        PluginRegistry plugins = PluginRegistry.load(Thread.currentThread().getContextClassLoader());
        EvaluationData data = new DrawnFeatures(features, classes).data(train, test);
        Map<String, EvaluationSpec> protocols = new LinkedHashMap<>();
        protocols.put("knn", knn());
        protocols.put("linear, lbfgs", linear());
        protocols.put("linear, sgd", linearSgd());
        protocols.put("few-shot", fewShot().ways(Math.min(5, classes)));
        PrintWriter out = spec.commandLine().getOut();
        OperatingSystemMXBean processor = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        protocols.forEach((name, options) -> {
            long start = System.nanoTime();
            long work = processor.getProcessCpuTime();
            Map<String, Figure> figures =
                    plugins.create(Evaluation.class, options).evaluate(data);
            double seconds = (System.nanoTime() - start) / 1e9;
            double busy = (processor.getProcessCpuTime() - work) / 1e9;
            String text = figures.entrySet().stream()
                    .map(e -> e.getKey() + " " + e.getValue())
                    .collect(Collectors.joining("  "));
            out.printf(Locale.ROOT, "%-14s %7.2f s %7.2f s of processors   %s%n", name, seconds, busy, text);
            out.flush();
        });
        return 0;
    }
}
