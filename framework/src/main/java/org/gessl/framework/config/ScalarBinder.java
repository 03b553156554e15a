package org.gessl.framework.config;

import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.Interval;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/** Binds options that are plain values: numbers, truth values, text, choices, and lists of these. */
final class ScalarBinder {
    private final Overrides overrides;
    private final Settings settings;

    ScalarBinder(Overrides overrides, Settings settings) {
        this.overrides = overrides;
        this.settings = settings;
    }

    /** Returns what {@code component} shall hold: the override's value, or {@code value} if there is none or it is refused. */
    Object bind(String key, RecordComponent component, Object value, Object usual) {
        ValueType type = ValueType.of(component.getGenericType());
        Optional<Given> override = overrides.take(key);
        Object bound =
                override.flatMap(o -> parsed(key, component, type, o, usual)).orElse(value);
        String origin = override.map(Given::origin).orElse(value.equals(usual) ? Setting.DEFAULT : Setting.RECIPE);
        settings.add(new Setting(
                key,
                type.text(),
                range(component, type),
                ValueType.format(usual),
                ValueType.format(bound),
                origin,
                about(component)));
        return bound;
    }

    private Optional<Object> parsed(
            String key, RecordComponent component, ValueType type, Given override, Object usual) {
        String start = key + " = " + override.text() + " (" + override.origin() + ") must be ";
        String end = "; default " + ValueType.format(usual);
        Optional<Object> value = type.parse(override);
        if (value.isEmpty()) {
            String choices = String.join(", ", type.choices());
            String range = component.isAnnotationPresent(Range.class) ? " in " + range(component, type) : "";
            String allowed = choices.isEmpty() ? type.text() + range : "one of " + choices;
            settings.problem("option-type", start + allowed + end + Nearest.hint(override.text(), type.choices()));
        } else if (Ranges.violation(component, value.get()).isPresent()) {
            settings.problem("option-range", start + "in " + range(component, type) + end);
            return Optional.empty();
        }
        return value;
    }

    private static String range(RecordComponent component, ValueType type) {
        Range range = component.getAnnotation(Range.class);
        return range == null
                ? String.join(" | ", type.choices())
                : Interval.parse(range.value()).toString();
    }

    private static String about(RecordComponent component) {
        About about = component.getAnnotation(About.class);
        return about == null ? "" : about.value();
    }
}
