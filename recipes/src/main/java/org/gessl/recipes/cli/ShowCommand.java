package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.config.Setting;
import org.gessl.framework.plugin.PluginRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gessl show}: a pipeline as it would run, and every key that can be set. */
@Command(name = "show", description = "Show a pipeline as it would run, and every key that can be set.")
final class ShowCommand implements Runnable {
    private static final int WIDTH = 100;
    private static final int VALUE_COLUMN = 24;
    private static final int ORIGIN_COLUMN = 18;
    private static final int SLOT_INDENT = 13;
    private static final int DESCRIPTION_INDENT = 6;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions options;

    @Option(
            names = "--cost",
            description =
                    "Instead of the keys, a forecast of time and memory on this machine, whose speed is measured the first time.")
    private boolean cost;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        PluginRegistry plugins = PluginRegistry.load(Thread.currentThread().getContextClassLoader());
        ResolvedPipeline pipeline = options.resolve(plugins);
        pipeline.spec()
                .toString()
                .lines()
                .flatMap(line -> wrapped(line, SLOT_INDENT))
                .forEach(out::println);
        out.println("  hash       " + pipeline.spec().shortHash() + " ("
                + pipeline.spec().hash() + ")");
        out.println();
        if (cost) {
            new CostForecast(pipeline.spec(), plugins, out).print();
            return;
        }
        table(pipeline.settings().values()).forEach(out::println);
    }

    /** Two lines for each key: its value, origin and default; below, what is allowed and what it does. */
    private static List<String> table(Collection<Setting> settings) {
        int keys = settings.stream().mapToInt(s -> s.key().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(padded("key", keys) + padded("value", VALUE_COLUMN) + padded("origin", ORIGIN_COLUMN) + "default");
        for (Setting setting : settings) {
            String first = padded(setting.key(), keys)
                    + padded(shown(setting.value()), VALUE_COLUMN)
                    + padded(setting.origin(), ORIGIN_COLUMN);
            String row = first + shown(setting.defaultValue());
            if (row.length() <= WIDTH) {
                lines.add(row);
            } else {
                lines.addAll(tooWide(setting, keys));
            }
            wrapped("    " + description(setting), DESCRIPTION_INDENT).forEach(lines::add);
        }
        return lines;
    }

    /** A row whose texts do not fit: a line for each, at its column. */
    private static List<String> tooWide(Setting setting, int keys) {
        String indent = " ".repeat(keys + 2);
        return List.of(
                padded(setting.key(), keys) + shown(setting.value()),
                indent + setting.origin() + ", default " + shown(setting.defaultValue()));
    }

    private static String description(Setting setting) {
        String about = setting.about().isEmpty() ? "" : ": " + setting.about();
        return allowed(setting) + about;
    }

    private static String allowed(Setting setting) {
        if (setting.range().isEmpty()) {
            return setting.type();
        }
        boolean interval = setting.range().startsWith("[") || setting.range().startsWith("(");
        return setting.type()
                + (interval ? " in " : setting.type().startsWith("list") ? " from " : ", one of ")
                + setting.range();
    }

    private static String shown(String value) {
        return value.isEmpty() ? "''" : value;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()) + 2);
    }

    /** Breaks {@code text} at blanks; lines after the first are indented by {@code indent}. */
    private static Stream<String> wrapped(String text, int indent) {
        if (text.length() <= WIDTH) {
            return Stream.of(text);
        }
        int blank = text.lastIndexOf(' ', WIDTH);
        if (blank <= indent) {
            return Stream.of(text);
        }
        String rest = " ".repeat(indent) + text.substring(blank + 1);
        return Stream.concat(Stream.of(text.substring(0, blank)), wrapped(rest, indent));
    }
}
