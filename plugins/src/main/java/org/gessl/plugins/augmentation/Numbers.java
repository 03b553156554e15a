package org.gessl.plugins.augmentation;

import java.util.List;
import java.util.Map;

/**
 * The parameters of a reference file.
 *
 * @param options the parameters by name
 */
record Numbers(Map<String, Object> options) {

    /**
     * Returns the parameters {@code options}, which may have the names {@code known}.
     *
     * @throws IllegalArgumentException if there is another one
     */
    static Numbers of(Map<String, Object> options, String... known) {
        for (String name : options.keySet()) {
            if (!List.of(known).contains(name)) {
                throw new IllegalArgumentException("the option '" + name + "' is not known");
            }
        }
        return new Numbers(options);
    }

    /** Returns the number {@code name}. */
    double number(String name) {
        return asNumber(name, value(name));
    }

    /** Returns the whole number {@code name}. */
    int whole(String name) {
        return (int) number(name);
    }

    /** Returns the list of numbers {@code name}. */
    List<Double> numbers(String name) {
        return list(name).stream().map(v -> asNumber(name, v)).toList();
    }

    /** Returns the numbers of the list {@code name}, or the one number. */
    List<Double> oneOrMore(String name) {
        return value(name) instanceof Number number ? List.of(number.doubleValue()) : numbers(name);
    }

    /** Returns the list of strings {@code name}. */
    List<String> strings(String name) {
        return list(name).stream().map(String::valueOf).toList();
    }

    private List<?> list(String name) {
        if (value(name) instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(name + " must be a list");
    }

    private Object value(String name) {
        Object value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static double asNumber(String name, Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(name + " must be a number");
    }
}
