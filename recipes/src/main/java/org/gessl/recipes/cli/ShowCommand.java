package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.config.Setting;
import org.gessl.framework.plugin.PluginRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gessl show}: a pipeline as it would run, and every key that can be set. */
@Command(name = "show", description = "Show a pipeline as it would run, and every key that can be set.")
final class ShowCommand implements Runnable {
    private static final int WIDTH = 100;
    private static final int VALUE_COLUMN = 24;
    private static final int ORIGIN_COLUMN = 18;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions options;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        ResolvedPipeline pipeline =
                options.resolve(PluginRegistry.load(Thread.currentThread().getContextClassLoader()));
        out.println(pipeline.spec());
        out.println("  hash       " + pipeline.spec().shortHash() + " ("
                + pipeline.spec().hash() + ")");
        out.println();
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
            lines.add(first + shown(setting.defaultValue()));
            lines.addAll(wrapped(description(setting)));
        }
        return lines;
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
        return setting.type() + (interval ? " in " : ", one of ") + setting.range();
    }

    private static String shown(String value) {
        return value.isEmpty() ? "''" : value;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()) + 2);
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder("   ");
        for (String word : text.split(" ")) {
            if (line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder("     ");
            }
            line.append(' ').append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
