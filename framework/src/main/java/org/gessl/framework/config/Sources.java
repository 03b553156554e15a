package org.gessl.framework.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What may override a recipe, strongest first.
 *
 * @param commandLine values of {@code --set}, each {@code key=value}
 * @param environment the environment; only variables that begin with {@code GESSL_} count
 * @param file properties or YAML file of {@code --config}
 */
public record Sources(List<String> commandLine, Map<String, String> environment, Optional<Path> file) {

    public Sources {
        commandLine = List.copyOf(commandLine);
        environment = Map.copyOf(environment);
    }

    /** Returns sources that override nothing. */
    public static Sources none() {
        return new Sources(List.of(), Map.of(), Optional.empty());
    }
}
