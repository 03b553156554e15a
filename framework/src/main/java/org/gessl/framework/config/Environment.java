package org.gessl.framework.config;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How environment variables name options, and which of them are not options. */
public final class Environment {
    private static final String PREFIX = "GESSL_";
    private static final Set<String> LAUNCHER =
            Set.of("GESSL_CACHE", "GESSL_CLASSPATH", "GESSL_GPU", "GESSL_HOME", "GESSL_JAVA_OPTS");

    private Environment() {}

    /** Returns the variable of the option {@code key}: {@code GESSL_GESSL_INNER_LEARNING_RATE} for {@code gessl.inner.learningRate}. */
    public static String variable(String key) {
        String snake = key.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").replaceAll("[.-]", "_");
        return PREFIX + snake.toUpperCase(Locale.ROOT);
    }

    /** Returns the variables that the launcher and the program itself read; they set no option. */
    public static Set<String> launcherVariables() {
        return LAUNCHER;
    }

    static Layer layer(Map<String, String> environment) {
        Layer layer = new Layer(Environment::variable);
        new TreeMap<>(environment).forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !LAUNCHER.contains(name)) {
                layer.add(name, value, name);
            }
        });
        return layer;
    }
}
