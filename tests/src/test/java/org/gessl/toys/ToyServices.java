package org.gessl.toys;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import org.gessl.framework.plugin.PluginModule;
import org.gessl.framework.spec.Recipe;
import org.gessl.recipes.cli.Gessl;

/** A class path on which the only plugins and recipes are the toys and those of given jars. */
public final class ToyServices extends URLClassLoader {
    private static final String SERVICES = "META-INF/services/";

    private ToyServices(URL[] places) {
        super(places, ToyServices.class.getClassLoader());
    }

    /** Returns the class path of the toys and of {@code jars}; writes its service files below {@code folder}. */
    public static ToyServices in(Path folder, Path... jars) throws IOException {
        Path services = Files.createDirectories(folder.resolve(SERVICES));
        Files.writeString(services.resolve(PluginModule.class.getName()), ToyModule.class.getName());
        Files.writeString(
                services.resolve(Recipe.class.getName()),
                ToyRecipe.class.getName() + "\n" + MinimalRecipe.class.getName() + "\n" + BrokenRecipe.class.getName());
        URL[] places = new URL[jars.length + 1];
        places[0] = folder.toUri().toURL();
        for (int i = 0; i < jars.length; i++) {
            places[i + 1] = jars[i].toUri().toURL();
        }
        return new ToyServices(places);
    }

    /** Runs the command line on the toys: the first argument is a folder for the service files. */
    public static void main(String[] args) throws IOException {
        Thread.currentThread().setContextClassLoader(in(Path.of(args[0])));
        Gessl.main(Arrays.copyOfRange(args, 1, args.length));
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.startsWith(SERVICES + "org.gessl.") ? findResources(name) : super.getResources(name);
    }
}
