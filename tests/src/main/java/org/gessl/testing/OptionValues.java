package org.gessl.testing;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.gessl.framework.plugin.PluginBinding;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.Interval;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Specs;
import org.gessl.framework.spec.UserException;

/** Values that an option may take besides the one it has, and values that it must refuse. */
final class OptionValues {
    private OptionValues() {}

    /** Returns {@code spec} with another legal value of {@code component}, which may be one of {@code plugins}; empty if none was found. */
    static Optional<Record> changed(Record spec, RecordComponent component, PluginRegistry plugins) {
        Object value = Specs.read(spec, component);
        return others(component, value, plugins)
                .filter(other -> !Objects.equals(other, value))
                .flatMap(other -> tried(spec, component, other).stream())
                .findFirst();
    }

    /** Returns the values next to the ends of the range of {@code component}, outside of it; none if it has no range. */
    static List<Object> outside(RecordComponent component) {
        Range range = component.getAnnotation(Range.class);
        if (range == null) {
            return List.of();
        }
        Interval interval = Interval.parse(range.value());
        List<Double> numbers = new ArrayList<>();
        if (Double.isFinite(interval.low())) {
            numbers.add(interval.lowIncluded() ? interval.low() - 1 : interval.low());
        }
        if (Double.isFinite(interval.high())) {
            numbers.add(interval.highIncluded() ? interval.high() + 1 : interval.high());
        }
        return numbers.stream()
                .map(number -> number(item(component), number))
                .filter(number -> !interval.contains(number.doubleValue()))
                .map(number -> isList(component) ? (Object) List.of(number) : number)
                .toList();
    }

    private static Optional<Record> tried(Record spec, RecordComponent component, Object value) {
        try {
            return Optional.of(Specs.with(spec, component.getName(), value));
        } catch (UserException e) {
            return Optional.empty();
        }
    }

    private static Stream<?> others(RecordComponent component, Object value, PluginRegistry plugins) {
        if (!isList(component)) {
            return items(item(component), value, plugins);
        }
        List<?> list = (List<?>) value;
        Stream<?> items = items(item(component), list.isEmpty() ? null : list.get(0), plugins);
        return items.flatMap(
                item -> Stream.of(List.of(item), list.stream().map(old -> item).toList()));
    }

    private static Stream<?> items(Class<?> type, Object value, PluginRegistry plugins) {
        Optional<PluginFamily> family = PluginFamily.of(type);
        if (family.isPresent()) {
            return plugins.plugins(family.get()).stream().map(PluginBinding::defaults);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants());
        }
        if (type == Boolean.class || type == boolean.class) {
            return Stream.of(true, false);
        }
        if (type == String.class) {
            return Stream.of(value == null ? "x" : value + "x");
        }
        double now = value == null ? 1 : ((Number) value).doubleValue();
        return DoubleStream.of(now + 1, now - 1, now / 2, now * 2, now + 1e-3, now - 1e-3, now + 4, now + 6, 0, 1)
                .mapToObj(number -> number(type, number));
    }

    private static Number number(Class<?> type, double value) {
        if (type == int.class || type == Integer.class) {
            return (int) value;
        }
        return type == long.class || type == Long.class ? (Number) (long) value : (Number) value;
    }

    private static boolean isList(RecordComponent component) {
        return component.getType() == List.class;
    }

    private static Class<?> item(RecordComponent component) {
        return isList(component)
                ? (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                : component.getType();
    }
}
