package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.util.List;
import org.gessl.framework.plugin.PluginBinding;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.About;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gessl list}: the recipes, studies, tables and plugins on the class path, a line for each. */
@Command(name = "list", description = "List the recipes, studies, tables and plugins on the class path.")
final class ListCommand implements Runnable {
    private static final String BUILT_IN = "org.gessl.plugins.";

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "recipes|studies|tables|plugins",
            description = "What to list; everything if left out.")
    private Kind kind;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (wanted(Kind.recipes)) {
            entries(out, Kind.recipes, new RecipeCatalog(loader()).entries());
        }
        if (wanted(Kind.studies)) {
            entries(out, Kind.studies, ServiceCatalog.studies(loader()).entries());
        }
        if (wanted(Kind.tables)) {
            entries(out, Kind.tables, ServiceCatalog.tables(loader()).entries());
        }
        if (wanted(Kind.plugins)) {
            plugins(out);
        }
    }

    private boolean wanted(Kind what) {
        return kind == null || kind == what;
    }

    private void entries(PrintWriter out, Kind what, List<RecipeCatalog.Entry> entries) {
        if (kind == null && !entries.isEmpty()) {
            out.println(what + ":");
        }
        int width = entries.stream().mapToInt(e -> e.name().length()).max().orElse(0);
        entries.forEach(e -> out.println(line(e.name(), width, e.about())));
    }

    private void plugins(PrintWriter out) {
        PluginRegistry registry = PluginRegistry.load(loader());
        int width = registry.plugins().stream()
                .mapToInt(p -> p.name().length())
                .max()
                .orElse(0);
        for (PluginFamily family : PluginFamily.values()) {
            List<PluginBinding> plugins = registry.plugins(family);
            if (!plugins.isEmpty()) {
                out.println(family.label() + ":");
                plugins.forEach(p -> out.println(line(p.name(), width, about(p))));
            }
        }
    }

    private static String line(String name, int width, String about) {
        return ("  " + name + " ".repeat(width - name.length() + 2) + about).stripTrailing();
    }

    private static String about(PluginBinding plugin) {
        About about = plugin.defaults().getClass().getAnnotation(About.class);
        String text = about == null ? "" : about.value();
        return plugin.module().getName().startsWith(BUILT_IN) ? text : text + " [" + plugin.origin() + "]";
    }

    private static ClassLoader loader() {
        return Thread.currentThread().getContextClassLoader();
    }

    /** What can be listed; the constants' names are the arguments. */
    enum Kind {
        recipes,
        studies,
        tables,
        plugins
    }
}
