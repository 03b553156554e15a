package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import org.gessl.recipes.bench.BenchReport;
import org.gessl.recipes.bench.Result;

/** The figures of {@code gessl bench}, printed as they come. */
final class BenchTable {
    private static final String ROW = "%-32s %11s %-16s %11s %7s%s%n";

    private final PrintWriter out;
    private final Optional<BenchReport> before;

    /** Prints the head; with a column of its own for what {@code before} gave. */
    BenchTable(PrintWriter out, Optional<BenchReport> before) {
        this.out = out;
        this.before = before;
        print("", "median", "", "peer", "ratio", before.isPresent() ? "  times better than before" : "");
    }

    /** Prints a figure. */
    void row(Result result) {
        String peer = result.peerMedian() == null ? "" : number(result.peerMedian());
        String ratio = result.ratio() == null ? "" : String.format(Locale.ROOT, "%.2f", result.ratio());
        print(result.name(), number(result.median()), result.unit(), peer, ratio, change(result));
    }

    private String change(Result result) {
        return before.flatMap(report -> report.find(result.name()))
                .filter(earlier -> earlier.unit().equals(result.unit()))
                .map(earlier ->
                        String.format(Locale.ROOT, "  %.2f (was %s)", result.over(earlier), number(earlier.median())))
                .orElse("");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 1000 ? "%.2f" : "%,.0f", value);
    }

    private void print(Object... cells) {
        out.printf(Locale.ROOT, ROW, cells);
        out.flush();
    }
}
