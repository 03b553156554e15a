package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.gessl.framework.plugin.PluginBinding;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.UserException;
import org.gessl.recipes.scaffold.Family;
import org.gessl.recipes.scaffold.NewName;
import org.gessl.recipes.scaffold.StartingPoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code gessl new}: a commented recipe or plugin to start from, which works as it is written. */
@Command(name = "new", description = "Write a commented recipe or plugin to start from.")
final class NewCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--in",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "Folder that it is written into; without it the current one.")
    private Path folder = Path.of("");

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand: recipe or plugin");
    }

    /** {@code gessl new recipe NAME}. */
    @Command(name = "recipe", description = "A recipe in one source file, which 'gessl run' takes as it is.")
    void recipe(
            @Parameters(paramLabel = "NAME", description = "Its name, such as my-recipe or MyRecipe.") String name) {
        write(StartingPoint.recipe(NewName.of(name), folder));
        Path file = folder.resolve(NewName.of(name).type() + ".java");
        PrintWriter out = out();
        out.println("try it     gessl run " + file + " --set train.epochs=1");
        out.println("its keys   gessl show " + file);
        out.flush();
    }

    /** {@code gessl new plugin NAME}. */
    @Command(name = "plugin", description = "A plugin in a Maven project of its own, with its test.")
    void plugin(
            @Parameters(paramLabel = "NAME", description = "Its name, such as my-loss or MyLoss.") String text,
            @Option(
                            names = "--family",
                            defaultValue = "loss",
                            description = "What it is: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
                    Family family) {
        NewName name = NewName.of(text);
        requireNew(name, family);
        write(StartingPoint.plugin(name, family, folder));
        Path root = folder.resolve(name.kebab());
        PrintWriter out = out();
        out.println("once       mvn -f <folder of gessl> install -DskipTests");
        out.println("test it    mvn -f " + root + " package");
        out.println("use it     GESSL_CLASSPATH=" + root + "/target/" + name.kebab()
                + ".jar gessl run quickstart --set " + family.key() + "=" + name.kebab());
        out.flush();
    }

    private void requireNew(NewName name, Family family) {
        PluginRegistry plugins = PluginRegistry.load(Thread.currentThread().getContextClassLoader());
        for (PluginBinding plugin : plugins.plugins()) {
            if (plugin.family().name().equalsIgnoreCase(family.name())
                    && plugin.name().equals(name.kebab())) {
                throw new UserException(
                        "plugin-duplicate",
                        "there is a " + plugin.family().label() + " '" + name.kebab() + "' already; did you mean 'my-"
                                + name.kebab() + "'?");
            }
        }
    }

    private void write(StartingPoint point) {
        point.write();
        point.files().keySet().forEach(out()::println);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
