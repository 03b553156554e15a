package org.gessl.recipes.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.gessl.framework.config.Nearest;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Problem;
import org.gessl.framework.spec.Recipe;
import org.gessl.framework.spec.Source;
import org.gessl.framework.spec.UserException;

/** The recipes on the class path, by the names of their pipelines. */
final class RecipeCatalog {
    private final ClassLoader loader;
    private final List<Recipe> recipes = new ArrayList<>();

    /** Creates the catalog of the recipes that {@code loader} finds in {@code META-INF/services}. */
    RecipeCatalog(ClassLoader loader) {
        this.loader = loader;
        try {
            ServiceLoader.load(Recipe.class, loader).forEach(recipes::add);
        } catch (ServiceConfigurationError e) {
            throw new UserException("recipe-class", e.getMessage());
        }
    }

    /** Returns a line for each recipe. */
    List<Entry> entries() {
        return recipes.stream().map(RecipeCatalog::entry).toList();
    }

    /**
     * Returns the pipeline of the recipe {@code name}, which may also be the full name of a recipe's class.
     *
     * @throws UserException if there is no such recipe, or its pipeline is wrong
     */
    PipelineSpec pipeline(String name) {
        return find(name).getValue();
    }

    /** Returns where the settings of the recipe {@code name} come from; otherwise like {@link #pipeline}. */
    List<Source> sources(String name) {
        return List.of(find(name).getKey().getClass().getAnnotationsByType(Source.class));
    }

    private Map.Entry<Recipe, PipelineSpec> find(String name) {
        Map<Recipe, PipelineSpec> pipelines = new LinkedHashMap<>();
        List<String> broken = new ArrayList<>();
        for (Recipe recipe : recipes) {
            try {
                pipelines.put(recipe, recipe.define());
            } catch (UserException e) {
                broken.add(recipe.getClass().getName() + ": " + text(e));
            }
        }
        List<Map.Entry<Recipe, PipelineSpec>> found = pipelines.entrySet().stream()
                .filter(entry -> entry.getValue().name().equals(name))
                .toList();
        if (found.size() > 1) {
            throw new UserException(
                    "recipe-duplicate",
                    "'" + name + "' is the name of "
                            + found.stream()
                                    .map(entry -> entry.getKey().getClass().getName())
                                    .collect(Collectors.joining(" and "))
                            + "; use the class's full name");
        }
        List<String> names = pipelines.values().stream().map(PipelineSpec::name).toList();
        return found.isEmpty() ? ofClass(name, names, broken) : found.get(0);
    }

    private Map.Entry<Recipe, PipelineSpec> ofClass(String name, List<String> names, List<String> broken) {
        try {
            Recipe recipe = Class.forName(name, true, loader)
                    .asSubclass(Recipe.class)
                    .getConstructor()
                    .newInstance();
            return Map.entry(recipe, recipe.define());
        } catch (ClassNotFoundException | LinkageError e) {
            String others = broken.isEmpty() ? "" : "; these cannot be read: " + String.join("; ", broken);
            throw new UserException(
                    "recipe-unknown",
                    "there is no recipe '" + name + "'; there is " + String.join(", ", names)
                            + Nearest.hint(name, names) + others);
        } catch (ClassCastException | ReflectiveOperationException e) {
            throw new UserException(
                    "recipe-class",
                    name + " must be a public class that implements Recipe and has a constructor without parameters");
        }
    }

    private static Entry entry(Recipe recipe) {
        try {
            About about = recipe.getClass().getAnnotation(About.class);
            return new Entry(recipe.define().name(), about == null ? "" : about.value());
        } catch (UserException e) {
            return new Entry(recipe.getClass().getName(), "cannot be read: " + text(e));
        }
    }

    private static String text(UserException mistakes) {
        return mistakes.problems().stream().map(Problem::toString).collect(Collectors.joining("; "));
    }

    /**
     * A line of the catalog.
     *
     * @param name name of the recipe's pipeline
     * @param about what it is, from {@link About} on its class
     */
    record Entry(String name, String about) {}
}
