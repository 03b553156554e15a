package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.study.Cell;
import org.gessl.framework.study.Study;
import org.gessl.framework.train.Interrupt;
import org.gessl.framework.train.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gessl run}: trains a pipeline, evaluates it and leaves a run directory; or does so for each cell of a study. */
@Command(
        name = "run",
        description = "Train a recipe, evaluate it, and keep everything in a run directory; or all cells of a study.")
final class RunCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(75);

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions options;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Directory of the run; without it a new one under runs/. Of a study, the folder of its runs: runs/STUDY.")
    private Path out;

    @Option(names = "--csv", paramLabel = "FILE", description = "Also write the table of a study to this file.")
    private Path csv;

    @Option(
            names = CellProcess.TRAINED_ONLY,
            description = "Evaluate the trained encoder alone, not the untrained one and the raw pixels beside it.")
    private boolean trainedOnly;

    @Option(
            names = "--resume",
            paramLabel = "RUN_DIR",
            description = "Continue an interrupted run exactly, with the settings it was started with.")
    private Path resume;

    /** Returns the exit code: 0, or 130 if the run was interrupted. */
    @Override
    public Integer call() {
        PluginRegistry plugins = PluginRegistry.load(Thread.currentThread().getContextClassLoader());
        PrintWriter console = spec.commandLine().getOut();
        if (resume != null) {
            if (options.recipe().isPresent() || options.overrides() || out != null || csv != null) {
                throw new UserException(
                        "usage", "--resume takes recipe and settings from its run directory; give nothing else");
            }
            try (RunDirectory directory = RunDirectory.open(resume)) {
                ResolvedPipeline pipeline = PipelineOptions.restore(directory.info(), plugins);
                return new TrainingRun(pipeline, plugins, directory, console, trainedOnly).resume();
            }
        }
        List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
        ServiceCatalog<Study> studies =
                ServiceCatalog.studies(Thread.currentThread().getContextClassLoader());
        Optional<Study> study = options.recipe().flatMap(studies::find);
        if (study.isPresent()) {
            return run(study.get(), plugins, "gessl " + String.join(" ", arguments));
        }
        ResolvedPipeline pipeline = options.resolve(plugins);
        if (csv != null) {
            throw new UserException(
                    "usage",
                    "--csv is for the table of a study, and " + pipeline.spec().name() + " is a recipe");
        }
        try (RunDirectory directory = RunFolder.create(out, pipeline.spec().name())) {
            return new TrainingRun(pipeline, plugins, directory, console, trainedOnly)
                    .start(arguments, options.source());
        }
    }

    private int run(Study study, PluginRegistry plugins, String command) {
        PrintWriter console = spec.commandLine().getOut();
        Path folder = out != null ? out : RunFolder.RUNS.resolve(study.name());
        List<CellRun> runs = study.cells().stream()
                .map(cell -> cellRun(cell, folder, plugins))
                .toList();
        StudyTable table = new StudyTable(study, console, Optional.ofNullable(csv));
        try (Interrupt interrupt = Interrupt.listen(PATIENCE.plusSeconds(15))) {
            CellRunner runner = new CellProcess(options.config(), trainedOnly, interrupt::requested, PATIENCE);
            return new StudyRun(study, runs, table, console).run(runner, command);
        }
    }

    private CellRun cellRun(Cell cell, Path folder, PluginRegistry plugins) {
        List<String> settings = CellRun.settings(cell, options.settings());
        ResolvedPipeline pipeline = options.resolve(cell.recipe(), settings, plugins);
        return new CellRun(cell, settings, pipeline.spec().hash(), folder.resolve(cell.name()));
    }
}
