package org.gessl.framework.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.commons.configuration2.BaseConfiguration;
import org.apache.commons.configuration2.convert.DefaultListDelimiterHandler;
import org.gessl.framework.spec.Problem;

/** The values of one source, and which of them some option has asked for. */
final class Layer {
    private static final DefaultListDelimiterHandler COMMAS = new DefaultListDelimiterHandler(',');
    private final UnaryOperator<String> nameOfKey;
    private final BaseConfiguration values = new BaseConfiguration();
    private final Map<String, String> origins = new LinkedHashMap<>();
    private final Map<String, String> takenBy = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** Creates an empty layer, in which the option {@code key} is called {@code nameOfKey(key)}. */
    Layer(UnaryOperator<String> nameOfKey) {
        this.nameOfKey = nameOfKey;
    }

    /** Adds a value: a string, or a list of strings where the source has lists of its own. */
    void add(String name, Object value, String origin) {
        String first = origins.putIfAbsent(name, origin);
        if (first == null) {
            values.addProperty(name, value);
        } else {
            problem(
                    "option-duplicate",
                    name + " = " + value + " (" + origin + "): already set to "
                            + String.join(",", values.getStringArray(name)) + " (" + first + "); set it once");
        }
    }

    void problem(String id, String text) {
        problems.add(new Problem(id, text));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Returns the value for {@code key}, and notes that the option exists. */
    Optional<Given> take(String key) {
        String name = nameOfKey.apply(key);
        if (!origins.containsKey(name)) {
            return Optional.empty();
        }
        String other = takenBy.putIfAbsent(name, key);
        if (other != null && !other.equals(key)) {
            problem("option-ambiguous", name + " could mean " + other + " or " + key + "; use --set");
        }
        Object raw = values.getProperty(name);
        String[] texts = values.getStringArray(name);
        List<String> items = raw instanceof List<?> || texts.length != 1
                ? Arrays.asList(texts)
                : texts[0].isBlank() ? List.of() : List.copyOf(COMMAS.split(texts[0], true));
        return Optional.of(new Given(String.join(",", texts).strip(), items, origins.get(name)));
    }

    /** Returns the names that no option has asked for. */
    Set<String> unused() {
        Set<String> names = new LinkedHashSet<>(origins.keySet());
        names.removeAll(takenBy.keySet());
        return names;
    }

    /** Returns {@code name = value (origin)}. */
    String describe(String name) {
        String origin = origins.get(name);
        String value = name + " = " + String.join(",", values.getStringArray(name));
        return origin.equals(name) ? value + " (environment)" : value + " (" + origin + ")";
    }

    String nameOf(String key) {
        return nameOfKey.apply(key);
    }
}
