package org.gessl.recipes.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gessl.framework.config.Nearest;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.config.Sources;
import org.gessl.framework.plugin.Hypergradient;
import org.gessl.framework.plugin.Objective;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.GesslSlot;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.study.Cell;
import org.gessl.framework.study.Column;
import org.gessl.framework.study.Grid;
import org.gessl.framework.study.Row;
import org.gessl.framework.study.Setup;

/** Works out which runs a table needs, with all their settings; refuses what cannot run before anything does. */
final class TablePlan {
    private final Grid grid;
    private final TableOptions options;
    private final RecipeCatalog recipes;
    private final PluginRegistry plugins;
    private final Path folder;
    private final List<String> missing = new ArrayList<>();

    TablePlan(Grid grid, TableOptions options, RecipeCatalog recipes, PluginRegistry plugins, Path folder) {
        this.grid = grid;
        this.options = options;
        this.recipes = recipes;
        this.plugins = plugins;
        this.folder = folder;
    }

    /**
     * Returns the cells, row by row.
     *
     * @throws UserException with the first mistake in rows, columns, data paths or settings
     */
    List<TableCell> cells() {
        List<Row> rows = chosen("row", grid.rows(), Row::name, options.rows());
        List<String> data = grid.setups().stream()
                .flatMap(setup -> setup.data().keySet().stream())
                .distinct()
                .toList();
        options.dataColumns().forEach(name -> require("column", name, data));
        List<Setup> setups = chosen("column", grid.setups(), Setup::name, options.columns()).stream()
                .map(this::measurable)
                .toList();
        return rows.stream()
                .flatMap(row -> setups.stream().map(setup -> cell(row, setup)))
                .toList();
    }

    /** Returns what {@link #cells} had to leave out, a sentence each. */
    List<String> missing() {
        return List.copyOf(missing);
    }

    private Setup measurable(Setup setup) {
        Map<String, List<Column>> figures = new LinkedHashMap<>(setup.figures());
        setup.figures().forEach((protocol, columns) -> {
            if (plugins.find(PluginFamily.EVALUATION, protocol).isEmpty()) {
                figures.remove(protocol);
                columns.forEach(column -> missing.add(setup.name() + " " + column.name()
                        + " is left out: there is no evaluation plugin '" + protocol + "'"));
            }
        });
        return new Setup(setup.name(), setup.settings(), setup.data(), figures, setup.length());
    }

    private TableCell cell(Row row, Setup setup) {
        List<String> settings = settings(row, setup);
        PipelineSpec spec = resolve(row, settings).spec();
        double cost = cost(spec);
        Row first = first(row);
        double reference = first == row
                ? cost
                : cost(resolve(first, settings(first, setup)).spec());
        Duration plain = setup.length().training();
        boolean trains = spec.train().epochs() > 0;
        List<String> all = new ArrayList<>(settings);
        all.addAll(trains ? options.equal().settings(spec, reference / cost, plain) : List.of());
        Duration training = trains ? options.equal().training(plain, cost, reference) : Duration.ZERO;
        Duration expected = training.plus(setup.length().measuring());
        List<CellRun> runs = IntStream.range(0, options.seeds())
                .mapToObj(seed -> run(row, setup, all, seed, expected))
                .toList();
        return new TableCell(row, setup, runs);
    }

    private CellRun run(Row row, Setup setup, List<String> settings, int seed, Duration expected) {
        List<String> seeded = new ArrayList<>(settings);
        seeded.add("train.seed=" + seed);
        List<String> merged = merged(List.of(seeded));
        ResolvedPipeline pipeline = resolve(row, merged);
        requireData(setup, pipeline);
        String name = slug(row.name()) + "-" + slug(setup.name()) + "-seed" + seed;
        Cell cell = new Cell(
                name, List.of(row.name(), setup.name(), Integer.toString(seed)), row.recipe(), merged, expected);
        String hash = pipeline.spec().hash();
        return new CellRun(cell, merged, hash, TableCell.directory(folder, name, hash));
    }

    /** What makes a row itself wins over the command line, and this over the setup. */
    private List<String> settings(Row row, Setup setup) {
        List<String> given = new ArrayList<>(options.settings());
        setup.data()
                .forEach((name, key) -> options.data(name)
                        .ifPresent(path ->
                                given.add(key + "=" + path.toAbsolutePath().normalize())));
        return merged(List.of(
                setup.settings(),
                List.of("evaluate=" + String.join(",", setup.figures().keySet())),
                given,
                row.settings()));
    }

    private static List<String> merged(List<List<String>> later) {
        Map<String, String> byKey = new LinkedHashMap<>();
        later.forEach(settings -> settings.forEach(setting -> byKey.put(CellRun.key(setting), setting)));
        return List.copyOf(byKey.values());
    }

    private ResolvedPipeline resolve(Row row, List<String> settings) {
        return new PipelineResolver(plugins)
                .resolve(recipes.pipeline(row.recipe()), new Sources(settings, System.getenv(), Optional.empty()));
    }

    private double cost(PipelineSpec spec) {
        GesslSlot gessl = spec.gessl();
        Hypergradient hypergradient = plugins.create(Hypergradient.class, gessl.hypergradient());
        int further = hypergradient.adapts()
                ? plugins.create(Objective.class, gessl.objective()).furtherSteps()
                : 0;
        return hypergradient.gradients(gessl.innerSteps()) + further;
    }

    private static void requireData(Setup setup, ResolvedPipeline pipeline) {
        setup.data()
                .forEach((name, key) ->
                        requireData(setup, name, pipeline.values().get(key)));
    }

    /** A data set that the settings have replaced by one without a path needs none. */
    private static void requireData(Setup setup, String name, String path) {
        if (path == null) {
            return;
        }
        if (path.isEmpty()) {
            throw new UserException(
                    "table-data", "the column " + setup.name() + " needs its images: --data " + name + "=PATH");
        }
        if (!Files.exists(Path.of(path))) {
            throw new UserException("table-data", "--data " + name + "=" + path + " does not exist");
        }
    }

    /** The row that all are compared with that this one is compared with. */
    private Row first(Row row) {
        return row.baseline().map(baseline -> first(row(baseline))).orElse(row);
    }

    private Row row(String name) {
        return grid.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no row " + name));
    }

    private static <T> List<T> chosen(String what, List<T> all, Function<T, String> name, List<String> wanted) {
        List<String> names = all.stream().map(name).toList();
        wanted.forEach(choice -> require(what, choice, names));
        return all.stream()
                .filter(one -> wanted.isEmpty() || wanted.contains(name.apply(one)))
                .toList();
    }

    private static void require(String what, String choice, List<String> names) {
        if (!names.contains(choice)) {
            throw new UserException(
                    "table-" + what,
                    "there is no " + what + " '" + choice + "'; there is " + String.join(", ", names)
                            + Nearest.hint(choice, names));
        }
    }

    private static String slug(String name) {
        return name.replaceAll("[^A-Za-z0-9.]+", "-");
    }
}
