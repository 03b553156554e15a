package org.gessl.recipes.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.study.format.SavedTable;
import org.gessl.framework.train.AtomicFile;
import org.gessl.framework.train.Checkpoint;
import org.gessl.framework.train.Checkpoints;
import org.gessl.framework.train.Pipeline;
import org.gessl.framework.train.RunDirectory;
import org.gessl.framework.train.RunInfo;
import org.gessl.recipes.report.ImageParts;
import org.gessl.recipes.report.RunReport;
import org.gessl.recipes.report.TableReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gessl report}: writes what is known of a run or a table as one HTML file. */
@Command(name = "report", description = "Write a run or a table as one HTML file that needs nothing else.")
final class ReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN_DIR|TABLE_DIR", description = "Directory of a run or of a table.")
    private Path directory;

    @Option(names = "--out", paramLabel = "FILE", description = "File to write: report.html in the directory.")
    private Path out;

    @Option(
            names = "--test-images",
            paramLabel = "N",
            description = "Test images on the map and in the confusion matrix; 1000 by default.")
    private int testImages = 1000;

    @Option(
            names = "--train-images",
            paramLabel = "N",
            description = "Training images among which neighbours are looked for; 5000 by default.")
    private int trainImages = 5000;

    @Override
    public Integer call() {
        AtLeastOne.require("usage", "--test-images", testImages);
        AtLeastOne.require("usage", "--train-images", trainImages);
        Path file = out != null ? out : directory.resolve("report.html");
        boolean run = Files.exists(directory.resolve("run.json"));
        Path table = directory.resolve(TableFiles.SAVED);
        if (Files.exists(directory) && !run && !Files.exists(table)) {
            throw new UserException(
                    "report-unknown",
                    directory + " is neither a run directory (no run.json) nor a table directory (no "
                            + TableFiles.SAVED + ", which gessl table writes)");
        }
        write(file, run || !Files.exists(table) ? runPage(file) : tablePage(table, file));
        spec.commandLine().getOut().println(file);
        return 0;
    }

    private String tablePage(Path table, Path file) {
        requireWritable(file);
        return TableReport.of(SavedTable.read(table), directory, file).html();
    }

    private String runPage(Path file) {
        try (RunDirectory run = RunDirectory.read(directory)) {
            requireWritable(file);
            return report(run).html();
        }
    }

    private RunReport report(RunDirectory run) {
        ImageParts images;
        try {
            images = images(run);
        } catch (UserException e) {
            return RunReport.of(run, Optional.empty(), e.problems().get(0).text());
        }
        return RunReport.of(run, Optional.of(images), "");
    }

    /** Returns what the newest checkpoint makes of the run's images; everything that prevents it is a {@link UserException}. */
    private ImageParts images(RunDirectory run) {
        PluginRegistry plugins = PluginRegistry.load(Thread.currentThread().getContextClassLoader());
        RunInfo info = run.info();
        PipelineSpec pipeline = PipelineOptions.restore(info, plugins).spec();
        Checkpoint checkpoint = new Checkpoints(
                        run.checkpoints(), pipeline.train().keepCheckpoints())
                .latest()
                .orElseThrow(() -> new UserException("run-empty", "the run has no checkpoint yet"));
        try (ImageData data = PipelineData.open(pipeline, plugins)) {
            if (pipeline.episodes().isEmpty() && !data.checksum().equals(info.dataChecksum())) {
                throw new UserException("data-changed", "the data are no longer those of the run");
            }
            return ImageParts.of(
                    new EvaluatedModel(Pipeline.of(pipeline, plugins), checkpoint.tensors(), data),
                    testImages,
                    trainImages);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new UserException("report-images", e.getMessage());
        }
    }

    private static void write(Path file, String html) {
        try {
            AtomicFile.write(file, html);
        } catch (IOException e) {
            throw unwritable(file, reason(e));
        }
    }

    /** Refuses before anything is computed what could not be written in the end. */
    private static void requireWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw unwritable(file, "it is a directory");
        }
        if (!Files.isDirectory(folder)) {
            throw unwritable(file, folder + " is not a directory");
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static UserException unwritable(Path file, String why) {
        return new UserException("report-unwritable", file + " cannot be written: " + why);
    }
}
