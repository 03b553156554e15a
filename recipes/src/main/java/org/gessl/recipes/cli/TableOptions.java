package org.gessl.recipes.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.study.Scale;
import picocli.CommandLine.Option;

/** What a table is run with, apart from its name. */
final class TableOptions {
    @Option(
            names = "--scale",
            paramLabel = "small|paper",
            description =
                    "small: minutes a run on two cores (default); paper: the length of published runs, for a GPU.")
    private String scale = "small";

    @Option(names = "--rows", split = ",", paramLabel = "ROW", description = "Rows to run; all if left out.")
    private List<String> rows = new ArrayList<>();

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "COLUMN",
            description = "Data sets to run, such as cifar-10; all if left out.")
    private List<String> columns = new ArrayList<>();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Runs of each cell, with the seeds 0, 1, ...; 2 by default.")
    private int seeds = 2;

    @Option(names = "--equal", paramLabel = "epochs|gradients|seconds", description = "What all runs have in common.")
    private Budget equal = Budget.epochs;

    @Option(
            names = "--data",
            paramLabel = "COLUMN=PATH",
            description = "Where the images of a column lie: an archive or a folder; repeatable.")
    private Map<String, Path> data = new LinkedHashMap<>();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Override an option in all runs where a row does not set it itself; repeatable.")
    private List<String> settings = new ArrayList<>();

    List<String> rows() {
        return rows;
    }

    List<String> columns() {
        return columns;
    }

    Budget equal() {
        return equal;
    }

    Optional<Path> data(String column) {
        return Optional.ofNullable(data.get(column));
    }

    /** Returns the columns that {@code --data} names. */
    List<String> dataColumns() {
        return List.copyOf(data.keySet());
    }

    List<String> settings() {
        return settings;
    }

    int seeds() {
        return AtLeastOne.require("usage", "--seeds", seeds);
    }

    Scale scale() {
        try {
            return Scale.valueOf(scale.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UserException("usage", "--scale = " + scale + " must be small or paper");
        }
    }
}
