package org.gessl.framework.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gessl.framework.spec.SpecText;

/**
 * The type of an option, between text and value.
 *
 * @param item type of the value, or of each item of a list
 * @param list whether it is a list
 */
record ValueType(Class<?> item, boolean list) {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Map<Class<?>, Function<String, Object>> PARSERS = Map.of(
            Integer.class, Integer::valueOf,
            Long.class, Long::valueOf,
            Double.class, ValueType::decimal,
            Boolean.class, ValueType::truth,
            String.class, text -> text);
    private static final Map<Class<?>, Class<?>> BOXED = Map.of(
            int.class, Integer.class, long.class, Long.class, double.class, Double.class, boolean.class, Boolean.class);

    static ValueType of(Type type) {
        if (type instanceof ParameterizedType list) {
            return new ValueType(boxed((Class<?>) list.getActualTypeArguments()[0]), true);
        }
        return new ValueType(boxed((Class<?>) type), false);
    }

    /** Returns the type's name as users know it. */
    String text() {
        String name = item.isEnum() ? "choice" : item == String.class ? "text" : nameOf(item);
        return list ? "list of " + name : name;
    }

    /** Returns the values to choose from; empty if they are not few. */
    List<String> choices() {
        if (item == Boolean.class) {
            return List.of("true", "false");
        }
        return item.isEnum()
                ? Arrays.stream(item.getEnumConstants()).map(SpecText::scalar).toList()
                : List.of();
    }

    /** Returns the value; empty if the text is not of this type. */
    Optional<Object> parse(Given override) {
        if (!list) {
            return parseItem(override.text());
        }
        List<Optional<Object>> items =
                override.items().stream().map(this::parseItem).toList();
        return items.stream().allMatch(Optional::isPresent)
                ? Optional.of(items.stream().map(Optional::get).toList())
                : Optional.empty();
    }

    /** Returns the text that gives {@code value} back. */
    static String format(Object value) {
        return value instanceof List<?> items
                ? items.stream().map(ValueType::escaped).collect(Collectors.joining(","))
                : SpecText.scalar(value);
    }

    private static String escaped(Object item) {
        return SpecText.scalar(item).replace("\\", "\\\\").replace(",", "\\,");
    }

    private Optional<Object> parseItem(String text) {
        if (item.isEnum()) {
            return Arrays.stream(item.getEnumConstants())
                    .filter(constant -> SpecText.scalar(constant).equals(kebab(text)))
                    .map(Object.class::cast)
                    .findFirst();
        }
        try {
            return Optional.of(PARSERS.get(item).apply(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String kebab(String text) {
        return text.strip()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .replace('_', '-')
                .toLowerCase(Locale.ROOT);
    }

    private static Double decimal(String text) {
        Double value = DECIMAL.matcher(text).matches() ? Double.valueOf(text) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw new NumberFormatException(text);
        }
        return value;
    }

    private static Boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Class<?> boxed(Class<?> type) {
        return BOXED.getOrDefault(type, type);
    }

    private static String nameOf(Class<?> boxed) {
        return BOXED.entrySet().stream()
                .filter(entry -> entry.getValue() == boxed)
                .map(entry -> entry.getKey().getName())
                .findFirst()
                .orElse(boxed.getSimpleName());
    }
}
