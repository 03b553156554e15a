package org.gessl.framework.spec;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** Checks the values of a record's components against their {@link Range}. */
public final class Ranges {
    private Ranges() {}

    /**
     * Checks {@code values}, one for each component of {@code type} in order.
     *
     * @throws UserException with a problem {@code option-range} for each value outside its range or missing
     */
    public static void check(Class<? extends Record> type, Object... values) {
        List<Problem> problems = new ArrayList<>();
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            problems.addAll(problemsOf(components[i], values[i]));
        }
        if (!problems.isEmpty()) {
            throw new UserException(subject(type), problems);
        }
    }

    private static List<Problem> problemsOf(RecordComponent component, Object value) {
        if (value == null) {
            return List.of(new Problem("option-range", component.getName() + " must be given"));
        }
        Range range = component.getAnnotation(Range.class);
        if (range == null) {
            return List.of();
        }
        Interval interval = Interval.parse(range.value());
        List<?> numbers = value instanceof List<?> list ? list : List.of(value);
        return numbers.stream()
                .filter(n -> !interval.contains(((Number) n).doubleValue()))
                .map(n -> new Problem("option-range", component.getName() + " = " + n + " must be in " + interval))
                .toList();
    }

    private static String subject(Class<?> type) {
        PluginName name = type.getAnnotation(PluginName.class);
        return name == null ? type.getSimpleName() : "'" + name.value() + "'";
    }
}
