package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.train.RunDirectory;
import org.gessl.framework.train.RunInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gessl rerun}: makes a run again and says whether the same came out. */
@Command(
        name = "rerun",
        description =
                "Make a run again from its own settings, seed and data, and say whether its figures come out again.")
final class RerunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN_DIR", description = "Directory of the run to make again; it is only read.")
    private Path original;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Directory of the new run; without it a new one under runs/.")
    private Path out;

    /**
     * Returns the exit code: 0 if the figures of both runs are the same, 1 if not, 130 if interrupted.
     *
     * @throws UserException {@code run-unknown} if there is no run, {@code run-empty} if it has no result yet, {@code data-changed} if its data are no
     *     longer the same
     */
    @Override
    public Integer call() {
        PluginRegistry plugins = PluginRegistry.load(Thread.currentThread().getContextClassLoader());
        try (RunDirectory before = RunDirectory.read(original)) {
            if (before.summary().isEmpty()) {
                throw new UserException(
                        "run-empty",
                        original + " has no result to compare with; go on with it: gessl run --resume " + original);
            }
            RunInfo info = before.info();
            boolean trainedOnly = before.summary().orElseThrow().evaluation().values().stream()
                    .allMatch(figures -> figures.keySet().equals(Set.of("trained")));
            ResolvedPipeline pipeline = PipelineOptions.restore(info, plugins);
            List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
            try (RunDirectory again = RunFolder.create(out, pipeline.spec().name())) {
                int code = new TrainingRun(pipeline, plugins, again, console(), trainedOnly)
                        .again(arguments, info.dataChecksum());
                return code == 0 ? compare(RunDifferences.of(before, again)) : code;
            }
        }
    }

    private int compare(RunDifferences differences) {
        differences
                .origins()
                .forEach((name, pair) -> console()
                        .println(name + " differs: " + pair.a().orElse("-") + " then, "
                                + pair.b().orElse("-") + " now"));
        Map<String, RunDifferences.Pair<Double>> shared = differences.sharedFigures();
        List<String> unmeasured = differences.figures().keySet().stream()
                .filter(name -> !shared.containsKey(name))
                .toList();
        if (!unmeasured.isEmpty()) {
            // Such as those of protocols that gessl evaluate has added to the run since.
            console().println("not measured in both: " + String.join(", ", unmeasured));
        }
        shared.values().removeIf(RunDifferences.Pair::same);
        shared.forEach((name, pair) -> console()
                .println(name + " differs: " + pair.a().orElseThrow() + " then, "
                        + pair.b().orElseThrow() + " now"));
        boolean same =
                shared.isEmpty() && unmeasured.size() < differences.figures().size();
        console().println((same ? "the same figures as " : "not the same figures as ") + original);
        return same ? 0 : 1;
    }

    private PrintWriter console() {
        return spec.commandLine().getOut();
    }
}
