package org.gessl.framework.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.gessl.framework.spec.Problem;

/** The values from outside the recipe: the layers of all sources, strongest first. */
final class Overrides {
    private final List<Layer> layers = new ArrayList<>();
    private final List<String> forgiven = new ArrayList<>();

    private Overrides() {}

    static Overrides read(Sources sources) {
        Overrides overrides = new Overrides();
        overrides.layers.add(commandLine(sources.commandLine()));
        overrides.layers.add(Environment.layer(sources.environment()));
        sources.file().ifPresent(file -> overrides.layers.add(ConfigFile.layer(file)));
        return overrides;
    }

    private static Layer commandLine(List<String> arguments) {
        Layer layer = new Layer(UnaryOperator.identity());
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                layer.problem("config-syntax", "--set " + argument + " must be --set KEY=VALUE");
            } else {
                layer.add(argument.substring(0, equals).strip(), argument.substring(equals + 1), "--set");
            }
        }
        return layer;
    }

    /** Returns the strongest value for {@code key}; asking tells that the option exists. */
    Optional<Given> take(String key) {
        List<Given> found =
                layers.stream().flatMap(layer -> layer.take(key).stream()).toList();
        return found.stream().findFirst();
    }

    /** Leaves options below {@code prefix} unreported, since what they belong to is unknown. */
    void forgive(String prefix) {
        forgiven.add(prefix + ".");
    }

    /** Returns what is wrong with the sources themselves. */
    List<Problem> problems() {
        return layers.stream().flatMap(layer -> layer.problems().stream()).toList();
    }

    /** Returns a problem for each value that no option of {@code keys} has asked for. */
    List<Problem> unknown(Collection<String> keys) {
        List<Problem> problems = new ArrayList<>();
        for (Layer layer : layers) {
            List<String> right = keys.stream().map(layer::nameOf).toList();
            for (String name : layer.unused()) {
                if (forgiven.stream().noneMatch(prefix -> name.startsWith(layer.nameOf(prefix)))) {
                    problems.add(new Problem(
                            "option-unknown",
                            layer.describe(name) + ": there is no such option" + advice(name, right)));
                }
            }
        }
        return problems;
    }

    private static String advice(String wrong, List<String> right) {
        Collection<String> candidates = new ArrayList<>(right);
        if (wrong.startsWith("GESSL_")) {
            candidates.addAll(Environment.launcherVariables());
        }
        String hint = Nearest.hint(wrong, candidates);
        return hint.isEmpty() ? neighbours(wrong, right) : hint;
    }

    /** Lists what there is below the part of the name that is right. */
    private static String neighbours(String wrong, List<String> right) {
        String prefix = wrong;
        while (prefix.contains(".")) {
            prefix = prefix.substring(0, prefix.lastIndexOf('.'));
            int start = prefix.length() + 1;
            String parent = prefix + ".";
            Collection<String> names = new TreeSet<>();
            right.stream().filter(key -> key.startsWith(parent)).forEach(key -> names.add(key.substring(start)));
            if (!names.isEmpty()) {
                return "; '" + prefix + "' has " + String.join(", ", names);
            }
        }
        return "; 'gessl show RECIPE' lists all";
    }
}
