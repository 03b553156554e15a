package org.gessl.framework.spec;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks the values of a record's components against their {@link Range}. */
public final class Ranges {
    private Ranges() {}

    /**
     * Checks {@code values}, one for each component of {@code type} in order.
     *
     * @throws UserException with a problem {@code option-range} for each value outside its range or missing, naming the line of the recipe
     */
    public static void check(Class<? extends Record> type, Object... values) {
        List<Problem> problems = new ArrayList<>();
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            violation(components[i], values[i])
                    .ifPresent(text -> problems.add(new Problem("option-range", name + text + CallSite.suffix())));
        }
        if (!problems.isEmpty()) {
            throw new UserException(subject(type), problems);
        }
    }

    /**
     * Returns the refusal of values that do not fit each other, naming the line of the recipe: what a compact constructor throws for a rule
     * that {@link Range} cannot say.
     *
     * @param text which values, and what they must be
     */
    public static UserException refusal(Class<? extends Record> type, String text) {
        return new UserException(subject(type), List.of(new Problem("option-range", text + CallSite.suffix())));
    }

    /** Returns what is wrong with {@code value} for {@code component}, such as {@code " = 0.0 must be in (0, 1]"}; empty if nothing is. */
    public static Optional<String> violation(RecordComponent component, Object value) {
        if (value == null) {
            return Optional.of(" must be given");
        }
        Range range = component.getAnnotation(Range.class);
        if (range == null) {
            return Optional.empty();
        }
        Interval interval = Interval.parse(range.value());
        List<?> numbers = value instanceof List<?> list ? list : List.of(value);
        boolean inside = numbers.stream().allMatch(n -> n != null && interval.contains(((Number) n).doubleValue()));
        return inside ? Optional.empty() : Optional.of(" = " + SpecText.of(value) + " must be in " + interval);
    }

    /** Returns the plugin's name, or that of the slot: {@code 'data'} for {@link DataSlot}. */
    private static String subject(Class<?> type) {
        PluginName plugin = type.getAnnotation(PluginName.class);
        String name = plugin == null
                ? type.getSimpleName().replaceFirst("Slot$", "").toLowerCase(Locale.ROOT)
                : plugin.value();
        return "'" + name + "'";
    }
}
