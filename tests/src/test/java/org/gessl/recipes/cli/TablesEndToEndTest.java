package org.gessl.recipes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.gessl.framework.study.Grid;
import org.gessl.framework.study.Row;
import org.gessl.framework.study.Scale;
import org.gessl.framework.study.Setup;
import org.gessl.framework.study.Table;
import org.gessl.framework.study.format.SavedTable;
import org.gessl.framework.train.RunDirectory;
import org.gessl.framework.train.Trainer;
import org.gessl.testing.ImageFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every column of every table of the class path, trained for two steps on tiny images in this process: no cell stays without its figure. */
final class TablesEndToEndTest {
    private static final int CLASSES = 10;
    private static final int TRAIN = 8;
    private static final int TEST = 16;
    private static final int CHARACTERS = 40;
    private static final int DRAWINGS = 20;

    private static final List<String> TINY = List.of(
            "data.batchSize=8",
            "data.imageSize=8",
            "augment.random-resized-crop.size=8",
            "encoder.widths=4",
            "loss.projector.hidden=4",
            "loss.projector.output=4",
            "train.maxSteps=2");

    /** What makes a protocol or a data set quick. */
    private static final Map<String, List<String>> QUICK = Map.of(
            "few-shot", List.of("evaluate.few-shot.episodes=4", "data.testShare=0.5"),
            "finetune", List.of("evaluate.finetune.epochs=1"),
            "linear", List.of("evaluate.linear.maxIterations=5"),
            "transfer",
                    List.of("evaluate.transfer.by.few-shot.episodes=4", "evaluate.transfer.by.linear.maxIterations=5"),
            "universality",
                    List.of(
                            "evaluate.universality.images=8",
                            "evaluate.universality.episodes=4",
                            "evaluate.universality.tasks=2",
                            "evaluate.universality.steps=2"),
            "data=shapes", List.of("data.trainImages=100", "data.testImages=50"));

    @TempDir
    private static Path images;

    private final StringWriter out = new StringWriter();
    private final List<String> trained = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeImages() throws IOException {
        Map<String, byte[]> photos = new LinkedHashMap<>();
        for (int i = 0; i < CLASSES * (TRAIN + TEST); i++) {
            int number = i / CLASSES;
            String part = number < TRAIN ? "train" : "test";
            int colour = 0x181818 * (i % CLASSES) + 0x000100 * number;
            photos.put(part + "/" + i % CLASSES + "/" + i + ".png", ImageFiles.plain("png", 8, 8, colour));
        }
        ImageFiles.folder(images.resolve("photos"), photos);
        Map<String, byte[]> drawings = new LinkedHashMap<>();
        for (int i = 0; i < CHARACTERS * DRAWINGS; i++) {
            drawings.put(
                    "Greek/character" + i % CHARACTERS + "/" + i + ".png",
                    ImageFiles.plain("png", 8, 8, 0x060504 * (i % CHARACTERS) + i / CHARACTERS));
        }
        ImageFiles.zip(images.resolve("omniglot.zip"), drawings);
    }

    static Stream<Arguments> columns() {
        return ServiceLoader.load(Table.class).stream()
                .map(ServiceLoader.Provider::get)
                .flatMap(table -> table.grid(Scale.SMALL).setups().stream()
                        .map(setup -> Arguments.of(table.name(), setup.name(), table.grid(Scale.SMALL), setup)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("columns")
    void table_ofShortRuns_fillsEveryCellAndTrainsNoneAgain(String table, String column, Grid grid, Setup setup) {
        List<String> rows = rows(grid);
        List<String> arguments = arguments(table, rows, setup);

        assertThat(gessl(arguments)).as(() -> out.toString()).isZero();

        assertThat(trained).hasSameSizeAs(rows);
        for (String file : List.of("table.md", "table.csv", "table.tex", "table.html")) {
            assertThat(folder.resolve(file)).isNotEmptyFile();
        }
        SavedTable saved = SavedTable.read(folder.resolve(TableFiles.SAVED));
        assertThat(saved.rows()).extracting(SavedTable.Row::name).containsExactlyElementsOf(rows);
        assertThat(saved.rows()).allSatisfy(row -> assertThat(row.values()).hasSameSizeAs(saved.columns()));
        saved.rows().forEach(row -> assertFilled(saved.columns(), row));

        trained.clear();
        assertThat(gessl(arguments)).isZero();
        assertThat(trained).isEmpty();
        assertThat(out.toString()).contains(rows.size() + " runs, " + rows.size() + " of them done before");
    }

    /** A run need not reach the accuracy of a column of seconds to it, but must have been measured on its way. */
    private void assertFilled(List<SavedTable.Column> columns, SavedTable.Row row) {
        for (int i = 0; i < columns.size(); i++) {
            SavedTable.Value value = row.values().get(i);
            if (columns.get(i).figure().startsWith("seconds-to-")
                    && value.interval().isEmpty()) {
                assertMeasured(value.runs().get(0));
            } else {
                assertThat(value.interval())
                        .as(row.name() + " " + columns.get(i))
                        .hasSize(1)
                        .allMatch(Double::isFinite);
            }
        }
    }

    private void assertMeasured(String run) {
        try (RunDirectory directory = RunDirectory.read(folder.resolve(run))) {
            assertThat(directory.summary().orElseThrow().measured())
                    .isNotEmpty()
                    .allSatisfy(at -> assertThat(at).containsKeys("knn-5", Trainer.TRAINING_SECONDS));
        }
    }

    /** The rows of the first one's recipe: a method plain and with GeSSL, or all changes of one. */
    private static List<String> rows(Grid grid) {
        String recipe = grid.rows().get(0).recipe();
        return grid.rows().stream()
                .filter(row -> row.recipe().equals(recipe))
                .map(Row::name)
                .toList();
    }

    private List<String> arguments(String table, List<String> rows, Setup setup) {
        List<String> arguments = new ArrayList<>(List.of("table", table, "--scale=small", "--seeds=1"));
        arguments.addAll(List.of("--rows=" + String.join(",", rows), "--columns=" + setup.name(), "--out=" + folder));
        setup.data().keySet().forEach(name -> arguments.add("--data=" + name + "=" + data(name)));
        Stream.of(
                        TINY.stream(),
                        setup.figures().keySet().stream().flatMap(TablesEndToEndTest::quick),
                        setup.settings().stream().flatMap(TablesEndToEndTest::quick))
                .flatMap(settings -> settings)
                .forEach(setting -> arguments.add("--set=" + setting));
        return arguments;
    }

    private static Stream<String> quick(String what) {
        return QUICK.getOrDefault(what, List.of()).stream();
    }

    private static Path data(String name) {
        return images.resolve(name.equals("omniglot") ? "omniglot.zip" : "photos");
    }

    private int gessl(List<String> arguments) {
        CommandLine commandLine = Gessl.commandLine();
        commandLine.getCommandSpec().removeSubcommand("table");
        commandLine.addSubcommand(new TableCommand(stop -> this::trainHere));
        PrintWriter printer = new PrintWriter(out, true);
        return commandLine.setOut(printer).setErr(printer).execute(arguments.toArray(String[]::new));
    }

    /** Does in this process what {@link CellProcess} does in one of its own, whose start takes longer than these runs. */
    private CellRunner.End trainHere(CellRun run) {
        trained.add(run.cell().name());
        List<String> arguments = new CellProcess(Optional.empty(), true, () -> false, Duration.ZERO).arguments(run);
        StringWriter log = new StringWriter();
        int status = Gessl.commandLine()
                .setOut(new PrintWriter(log, true))
                .setErr(new PrintWriter(log, true))
                .execute(arguments.toArray(String[]::new));
        out.append(log.toString());
        return status == 0 ? CellRunner.End.FINISHED : CellRunner.End.FAILED;
    }
}
