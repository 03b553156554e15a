package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.Source;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.study.Grid;
import org.gessl.framework.study.Published;
import org.gessl.framework.study.Table;
import org.gessl.framework.train.Interrupt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gessl table NAME}: trains the runs of a table that are not finished yet and writes the table. */
@Command(
        name = "table",
        description =
                "Train the runs of a table and write it as Markdown, CSV, LaTeX and HTML; goes on where it stopped.")
final class TableCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(75);

    private final Function<BooleanSupplier, CellRunner> runners;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Name of the table; gessl list tables shows them.")
    private String name;

    @Mixin
    private TableOptions options;

    @Option(names = "--jobs", paramLabel = "N", description = "Runs at a time; 1 by default.")
    private int jobs = 1;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of the table and its runs: runs/NAME-SCALE.")
    private Path out;

    @Option(names = "--show", description = "Train nothing; write and print what is there.")
    private boolean show;

    TableCommand() {
        this(stop -> new CellProcess(Optional.empty(), true, stop, PATIENCE));
    }

    /**
     * Creates the command.
     *
     * @param runners makes what trains the runs, which asks whether to stop
     */
    TableCommand(Function<BooleanSupplier, CellRunner> runners) {
        this.runners = runners;
    }

    @Override
    public Integer call() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Table table = ServiceCatalog.tables(loader).get(name);
        requireJobs();
        Grid grid = table.grid(options.scale());
        RecipeCatalog recipes = new RecipeCatalog(loader);
        String title = name + "-" + options.scale().name().toLowerCase(Locale.ROOT);
        Path folder = out != null ? out : RunFolder.RUNS.resolve(title);
        TablePlan plan = new TablePlan(grid, options, recipes, PluginRegistry.load(loader), folder);
        List<TableCell> cells = plan.cells();
        TableFiles files =
                new TableFiles(title, cells, grid.published(), notes(grid, plan.missing(), cells, recipes), folder);
        PrintWriter console = spec.commandLine().getOut();
        TableRun run = new TableRun(cells, files, options.scale().machine(), console);
        if (show) {
            run.show();
            return 0;
        }
        List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
        try (Interrupt interrupt = Interrupt.listen(PATIENCE.plusSeconds(15))) {
            return run.run(runners.apply(interrupt::requested), jobs, "gessl " + String.join(" ", arguments));
        }
    }

    private void requireJobs() {
        AtLeastOne.require("usage", "--jobs", jobs);
        if (jobs > 1 && options.equal() == Budget.seconds) {
            throw new UserException(
                    "usage", "--equal seconds needs --jobs 1: runs at the same time take each other's time");
        }
    }

    private List<String> notes(Grid grid, List<String> missing, List<TableCell> cells, RecipeCatalog recipes) {
        List<String> notes = new ArrayList<>(List.of(
                options.equal().about(),
                "mean ± half of the 95 % interval over seeds (Student's t); differences by Welch's"));
        if (options.seeds() > 1) {
            notes.add("± ?: all seeds came out alike, which does not tell how far apart others would be");
        }
        if (!options.settings().isEmpty()) {
            notes.add("changed in all runs: " + String.join(", ", options.settings()));
        }
        notes.addAll(missing);
        notes.addAll(grid.notes());
        cells.stream()
                .map(cell -> cell.row().recipe())
                .distinct()
                .flatMap(recipe -> recipes.sources(recipe).stream().map(source -> recipe + ": " + text(source)))
                .forEach(notes::add);
        Stream<String> sources =
                grid.published().stream().map(Published::source).distinct();
        sources.map(source -> "published elsewhere, with another set-up: " + source)
                .forEach(notes::add);
        return List.copyOf(notes);
    }

    private static String text(Source source) {
        String[] settings = source.settings();
        return (settings.length == 0 ? "" : String.join(", ", Arrays.asList(settings)) + ": ") + source.value();
    }
}
