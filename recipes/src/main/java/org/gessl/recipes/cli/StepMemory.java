package org.gessl.recipes.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.TreeMap;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.train.PeakMemory;
import org.gessl.framework.train.Pipeline;
import org.gessl.framework.train.StepClock;
import org.gessl.framework.train.TrainingData;
import org.gessl.recipes.bench.FirstSteps;

/**
 * Memory and start of a pipeline's steps, measured in a process that does nothing else: in one that has done other things before, the peak is theirs.
 * The process has the options, the class path and the environment of this one.
 */
public final class StepMemory {
    private static final int STEPS = 4;
    private static final String NAME = "pipeline";
    private static final String FIRST = "first-step";
    private static final String ANSWER = "peak-mib=";

    private StepMemory() {}

    /** Returns the peak of the resident memory [MiB] after a few steps of {@code pipeline}; empty if they failed. */
    static OptionalLong mebibytes(ResolvedPipeline pipeline) {
        return run(pipeline)
                .map(figures -> OptionalLong.of(figures.peakMebibytes()))
                .orElseGet(OptionalLong::empty);
    }

    /** Returns what a few steps of {@code pipeline} took; empty if they failed. */
    static Optional<FirstSteps.Figures> run(ResolvedPipeline pipeline) {
        long start = System.nanoTime();
        try {
            Process process = new ProcessBuilder(ChildJvm.command(StepMemory.class, List.of()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                try (OutputStream settings = process.getOutputStream()) {
                    write(pipeline, settings);
                }
                return figures(process.inputReader(StandardCharsets.UTF_8), start);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the memory of a step cannot be measured: " + e.getMessage(), e);
        }
    }

    private static Optional<FirstSteps.Figures> figures(BufferedReader answers, long start) throws IOException {
        double firstSeconds = Double.NaN;
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.equals(FIRST)) {
                firstSeconds = (System.nanoTime() - start) / 1e9;
            } else if (line.startsWith(ANSWER)) {
                return Optional.of(
                        new FirstSteps.Figures(firstSeconds, Long.parseLong(line.substring(ANSWER.length()))));
            }
        }
        return Optional.empty();
    }

    /** The other process: reads the settings of a pipeline, runs its steps and prints the peak. */
    public static void main(String[] arguments) throws IOException {
        Properties properties = new Properties();
        properties.load(System.in);
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        String name = settings.remove(NAME);
        PluginRegistry plugins = PluginRegistry.load(Thread.currentThread().getContextClassLoader());
        ResolvedPipeline pipeline = new PipelineResolver(plugins).restore(name, settings);
        try (TrainingData data = PipelineData.openAll(pipeline.spec(), plugins);
                StepClock clock = new StepClock(Pipeline.of(pipeline.spec(), plugins), data.episodes())) {
            for (int i = 0; i < STEPS; i++) {
                clock.milliseconds();
                if (i == 0) {
                    System.out.println(FIRST);
                }
            }
        }
        System.out.println(ANSWER + PeakMemory.mebibytes());
    }

    private static void write(ResolvedPipeline pipeline, OutputStream out) throws IOException {
        Properties properties = new Properties();
        properties.putAll(pipeline.values());
        properties.setProperty(NAME, pipeline.spec().name());
        properties.store(out, null);
    }
}
