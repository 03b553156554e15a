package org.gessl.framework.verify;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gessl.framework.spec.Options;
import org.gessl.framework.spec.Specs;

/** Sets the options of a reference file on a plugin's options record; {@code temperature_q} there is {@code temperatureQ} here. */
final class GoldenOptions {
    private GoldenOptions() {}

    /**
     * Returns {@code defaults} with {@code values}.
     *
     * @throws MissingFeatureException if the record has no such option, or one of another type
     */
    static Options apply(Options defaults, Map<String, Object> values) {
        Record spec = (Record) defaults;
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            RecordComponent component = component(defaults, entry.getKey());
            spec = Specs.with(spec, component.getName(), converted(component, entry.getValue()));
        }
        return (Options) spec;
    }

    private static RecordComponent component(Options defaults, String name) {
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        return Arrays.stream(components)
                .filter(c -> c.getName().equalsIgnoreCase(name.replace("_", "")))
                .findFirst()
                .orElseThrow(() -> new MissingFeatureException("'" + defaults.plugin() + "' has no option '" + name
                        + "', only "
                        + Arrays.stream(components)
                                .map(RecordComponent::getName)
                                .collect(Collectors.joining(", "))));
    }

    private static Object converted(RecordComponent component, Object value) {
        Class<?> type = component.getType();
        if (value instanceof Number number && type == double.class) {
            return number.doubleValue();
        }
        if (value instanceof Number number && number.doubleValue() == number.longValue()) {
            if (type == int.class) {
                return number.intValue();
            }
            if (type == long.class) {
                return number.longValue();
            }
        }
        if (value instanceof Boolean && type == boolean.class || value instanceof String && type == String.class) {
            return value;
        }
        if (value instanceof String text && type.isEnum()) {
            return constant(type, text);
        }
        if (value instanceof List<?> list && type == List.class) {
            boolean whole = component.getGenericType().getTypeName().contains("Integer");
            return list.stream()
                    .map(v -> v instanceof Number n ? number(n, whole) : v)
                    .toList();
        }
        throw unsupported(component.getName(), value);
    }

    private static Object number(Number value, boolean whole) {
        return whole ? (Object) value.intValue() : (Object) value.doubleValue();
    }

    private static Object constant(Class<?> type, String text) {
        String wanted = text.replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> ((Enum<?>) c).name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> unsupported(type.getSimpleName(), text));
    }

    private static MissingFeatureException unsupported(String option, Object value) {
        return new MissingFeatureException("option " + option + " cannot be " + value);
    }
}
