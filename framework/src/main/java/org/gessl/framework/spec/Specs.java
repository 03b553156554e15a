package org.gessl.framework.spec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads and rebuilds records by component, so that printing and overriding work for anybody's options. */
public final class Specs {
    private Specs() {}

    /** Returns the value of {@code component} in {@code spec}. */
    public static Object read(Record spec, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(spec);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("reading " + component.getName() + " of " + spec.getClass(), e);
        }
    }

    /**
     * Returns {@code spec} with {@code value} for {@code component}; the record's own checks run again.
     *
     * @throws UserException if the record refuses the value
     */
    public static <R extends Record> R with(R spec, String component, Object value) {
        return with(spec, Map.of(component, value));
    }

    /**
     * Returns {@code spec} with other values for the components that {@code changes} names, all at once; the record's own checks run again.
     *
     * @throws UserException if the record refuses a value
     * @throws IllegalArgumentException if there is no such component
     */
    @SuppressWarnings("unchecked")
    public static <R extends Record> R with(R spec, Map<String, Object> changes) {
        RecordComponent[] components = spec.getClass().getRecordComponents();
        List<String> names =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        if (!names.containsAll(changes.keySet())) {
            throw new IllegalArgumentException(spec.getClass().getSimpleName() + " lacks one of " + changes.keySet());
        }
        Object[] values = Arrays.stream(components)
                .map(c -> changes.containsKey(c.getName()) ? changes.get(c.getName()) : read(spec, c))
                .toArray();
        return (R) construct(spec.getClass(), values);
    }

    /** Returns whether {@code value}, or anything that it holds, is of {@code type}. */
    static boolean contains(Object value, Class<?> type) {
        if (type.isInstance(value)) {
            return true;
        }
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(entry -> contains(entry, type));
        }
        return value instanceof Record spec
                && Arrays.stream(spec.getClass().getRecordComponents()).anyMatch(c -> contains(read(spec, c), type));
    }

    private static Object construct(Class<? extends Record> type, Object[] values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("constructing " + type, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("constructing " + type, e);
        }
    }
}
