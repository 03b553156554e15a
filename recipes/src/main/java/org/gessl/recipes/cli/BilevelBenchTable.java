package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gessl.framework.spec.Problem;
import org.gessl.framework.spec.UserException;

/** The rows of {@code gessl bench bilevel}, printed as they come and kept in a CSV file that is whole after each. */
final class BilevelBenchTable {
    private static final List<String> HEADS =
            List.of("estimator", "inner_steps", "median_ms", "times_plain", "peak_mib", "second_order_share");

    private final PrintWriter out;
    private final CsvFile csv;

    /**
     * Prints the head of the table.
     *
     * @param csv file to write
     * @throws UserException {@code csv-unwritable} if the file cannot be written: now, not after an hour of measuring
     */
    BilevelBenchTable(PrintWriter out, Optional<Path> csv) {
        this.out = out;
        this.csv = new CsvFile(csv, HEADS);
        print(
                "%-30s %3s %11s %12s %9s %13s%n",
                "estimator", "K", "median ms", "times plain", "peak MiB", "second order");
    }

    /**
     * What was measured.
     *
     * @param milliseconds median wall time of a step [ms]
     * @param timesPlain the same in plain steps
     * @param peakMemory peak of the resident memory [MiB]; empty if it could not be measured
     * @param secondOrderShare {@code ||g - g_first-order|| / ||g||}; empty if there is no inner loop
     */
    record Figures(
            double milliseconds, double timesPlain, OptionalLong peakMemory, Optional<Double> secondOrderShare) {}

    /** Adds the row of an estimator. */
    void row(String estimator, int innerSteps, Figures figures) {
        String peak = figures.peakMemory().isPresent()
                ? Long.toString(figures.peakMemory().getAsLong())
                : "";
        String share = figures.secondOrderShare().map(s -> text("%.4f", s)).orElse("");
        print(
                "%-30s %3d %11.1f %12.2f %9s %13s%n",
                estimator, innerSteps, figures.milliseconds(), figures.timesPlain(), dashed(peak), dashed(share));
        add(
                estimator,
                innerSteps,
                text("%.3f", figures.milliseconds()),
                text("%.4f", figures.timesPlain()),
                peak,
                share);
    }

    /** Adds the row of an estimator that refuses this number of inner steps. */
    void refusal(String estimator, int innerSteps, UserException reason) {
        String text = reason.problems().stream().map(Problem::toString).collect(Collectors.joining("; "));
        print("%-30s %3d  refused: %s%n", estimator, innerSteps, text);
        add(estimator, innerSteps, "", "", "", "");
    }

    private void add(Object... cells) {
        csv.row(Stream.of(cells).map(Object::toString).toList());
    }

    private void print(String format, Object... values) {
        out.print(text(format, values));
        out.flush();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String dashed(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
