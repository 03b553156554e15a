package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.train.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gessl diff}: shows what two runs differ in. */
@Command(name = "diff", description = "Show what two runs differ in: settings, data, software, machine and results.")
final class DiffCommand implements Callable<Integer> {
    private static final String NONE = "-";
    /** Values longer than this, such as checksums, would push the second column out of sight. */
    private static final int WIDEST = 40;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN_A", description = "Directory of a run.")
    private Path first;

    @Parameters(index = "1", paramLabel = "RUN_B", description = "Directory of another run.")
    private Path second;

    /**
     * Prints the differences; loads no native library.
     *
     * @throws UserException {@code run-unknown} if a directory holds no run that can be read, {@code run-unreadable} if its summary is damaged
     */
    @Override
    public Integer call() {
        try (RunDirectory a = RunDirectory.read(first);
                RunDirectory b = RunDirectory.read(second)) {
            RunDifferences differences = RunDifferences.of(a, b);
            line("A  %s  %s  %s", first, a.info().recipe(), a.info().startedAt());
            line("B  %s  %s  %s", second, b.info().recipe(), b.info().startedAt());
            print(differences);
        }
        return 0;
    }

    private void print(RunDifferences differences) {
        int width = differences.nameWidth();
        texts("settings", differences.settings(), width);
        texts("data, software and machine", differences.origins(), width);
        if (differences.sameConditions()) {
            line("same settings, data, software and machine");
        }
        numbers("results", differences.figures(), width);
        numbers("cost", differences.costs(), width);
    }

    private void texts(String title, Map<String, RunDifferences.Pair<String>> pairs, int width) {
        if (!pairs.isEmpty()) {
            int value = pairs.values().stream()
                    .mapToInt(pair -> shown(pair.a()).length())
                    .max()
                    .orElse(0);
            line("%s", title);
            pairs.forEach((name, pair) -> line(
                    "  %-" + width + "s  %-" + Math.max(1, value) + "s  %s", name, shown(pair.a()), shown(pair.b())));
        }
    }

    private void numbers(String title, Map<String, RunDifferences.Pair<Double>> pairs, int width) {
        if (!pairs.isEmpty()) {
            line("%-" + (width + 2) + "s  %12s %12s %12s", title, "A", "B", "B - A");
            pairs.forEach((name, pair) -> line(
                    "  %-" + width + "s  %12s %12s %12s",
                    name,
                    number(pair.a(), "%,.4g"),
                    number(pair.b(), "%,.4g"),
                    number(pair.a().flatMap(a -> pair.b().map(b -> b - a)), "%+,.4g")));
        }
    }

    private static String shown(Optional<String> value) {
        return value.map(DiffCommand::shortened).orElse(NONE);
    }

    private static String shortened(String text) {
        if (text.isEmpty()) {
            return "(empty)";
        }
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 3) + "...";
    }

    private static String number(Optional<Double> value, String format) {
        return value.map(number -> String.format(Locale.ROOT, format, number)).orElse(NONE);
    }

    private void line(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
