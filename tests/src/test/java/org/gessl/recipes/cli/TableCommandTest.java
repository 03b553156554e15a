package org.gessl.recipes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.study.Grid;
import org.gessl.framework.study.Scale;
import org.gessl.framework.study.Setup;
import org.gessl.framework.study.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The tables of the class path: what they plan and what they refuse; nothing is trained. */
final class TableCommandTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(TableCommandTest.class.getClassLoader());

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    static Stream<Arguments> grids() {
        return ServiceLoader.load(Table.class).stream()
                .map(ServiceLoader.Provider::get)
                .flatMap(table -> Stream.of(Scale.values())
                        .flatMap(scale -> Stream.of(Budget.values())
                                .filter(budget ->
                                        budget == Budget.epochs || table.name().equals("ablation"))
                                .map(budget -> Arguments.of(table.name(), scale, budget, table.grid(scale)))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("grids")
    void cells_ofEveryTable_resolveToPipelinesOfTheirOwn(String name, Scale scale, Budget budget, Grid grid)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--seeds", "1", "--equal", budget.name()));
        for (Setup setup : grid.setups()) {
            for (String data : setup.data().keySet()) {
                arguments.addAll(List.of("--data", data + "=" + Files.createDirectories(folder.resolve(data))));
            }
        }

        List<TableCell> cells = plan(grid, arguments).cells();

        assertThat(cells).hasSize(grid.rows().size() * grid.setups().size());
        assertThat(cells.stream().flatMap(cell -> cell.runs().stream()).map(CellRun::hash))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"epochs, 400, 400", "gradients, 400, 200"})
    void cells_ofAPair_haveTheStepsOfTheirBudget(String budget, String plain, String gessl) {
        List<TableCell> cells = onCifar(small("unsupervised"), "simclr,simclr+gessl", budget);

        assertThat(cells.get(0).runs().get(1).settings()).contains("train.maxSteps=" + plain, "train.seed=1");
        assertThat(cells.get(1).runs().get(1).settings()).contains("train.maxSteps=" + gessl, "train.seed=1");
    }

    @ParameterizedTest
    @EnumSource(Budget.class)
    void cells_ofTheUntrainedRow_trainAtNoBudget(Budget budget) {
        Grid grid = small("unsupervised");

        List<TableCell> cells = onCifar(grid, "untrained", budget.name());

        CellRun run = cells.get(0).runs().get(0);
        assertThat(run.settings()).contains("train.epochs=0").noneMatch(setting -> setting.contains("maxSeconds"));
        assertThat(run.cell().expected())
                .isEqualTo(grid.setups().get(0).length().measuring());
    }

    @ParameterizedTest
    @CsvSource({
        "default, 400",
        "hypergradient=none, 800",
        "tasks=4, 100",
        "hypergradient=exact, 200",
        "hypergradient=exact+objective=bootstrap, 160",
        "hypergradient=exact+objective=bootstrap+objective.lookAhead=4, 100",
    })
    void cells_ofEqualGradients_takeAsManyAsTheFirstRowOfTheComparison(String row, String steps) {
        List<TableCell> cells = onCifar(small("ablation"), row, "gradients");

        assertThat(cells.get(0).runs().get(0).settings()).contains("train.maxSteps=" + steps);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "unsupervise; [table-unknown] there is no table 'unsupervise'",
                "unsupervised --rows simclrr; [table-row] there is no row 'simclrr'",
                "unsupervised --columns cifar; [table-column] there is no column 'cifar'",
                "unsupervised --data cifar=x; [table-column] there is no column 'cifar'",
                "unsupervised; [table-data] the column cifar-10 needs its images: --data cifar-10=PATH",
                "unsupervised --columns cifar-10 --data cifar-10=/none; [table-data] --data cifar-10=/none does not exist",
                "transfer --data cifar-10=.; [table-data] the column cifar-10 needs its images: --data omniglot=PATH",
                "unsupervised --seeds 0; [usage] --seeds = 0 must be at least 1",
                "unsupervised --jobs 0; [usage] --jobs = 0 must be at least 1",
                "unsupervised --scale huge; [usage] --scale = huge must be small or paper",
                "unsupervised --equal seconds --jobs 2; [usage] --equal seconds needs --jobs 1",
                "unsupervised --columns cifar-10 --set train.epoch=1; train.epochs"
            })
    void table_withAMistake_isRefusedBeforeAnythingIsWritten(String line, String message) {
        Path table = folder.resolve("table");

        assertThat(gessl(("table " + line + " --out " + table).split(" "))).isEqualTo(2);

        assertThat(err.toString()).contains(message).doesNotContain("\tat ");
        assertThat(table).doesNotExist();
    }

    @Test
    void list_ofTables_hasALineForEach() {
        assertThat(gessl("list", "tables")).isZero();

        assertThat(out.toString().lines().map(line -> line.strip().split(" ")[0]))
                .containsExactlyInAnyOrder(
                        "unsupervised",
                        "semi-supervised",
                        "transfer",
                        "few-shot",
                        "ablation",
                        "efficiency",
                        "universality");
        assertThat(out.toString().lines()).anyMatch(line -> line.matches(" +unsupervised +5-NN .*"));
    }

    private static Grid small(String table) {
        return ServiceCatalog.tables(TableCommandTest.class.getClassLoader())
                .get(table)
                .grid(Scale.SMALL);
    }

    private List<TableCell> onCifar(Grid grid, String rows, String budget) {
        return plan(
                        grid,
                        List.of(
                                "--rows=" + rows,
                                "--columns=cifar-10",
                                "--data=cifar-10=" + folder,
                                "--equal=" + budget))
                .cells();
    }

    private TablePlan plan(Grid grid, List<String> arguments) {
        TableOptions options = CommandLine.populateCommand(new TableOptions(), arguments.toArray(String[]::new));
        return new TablePlan(
                grid, options, new RecipeCatalog(getClass().getClassLoader()), PLUGINS, folder.resolve("table"));
    }

    private int gessl(String... arguments) {
        return Gessl.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
