package org.gessl.framework.spec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

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
    @SuppressWarnings("unchecked")
    public static <R extends Record> R with(R spec, String component, Object value) {
        RecordComponent[] components = spec.getClass().getRecordComponents();
        if (Arrays.stream(components).noneMatch(c -> c.getName().equals(component))) {
            throw new IllegalArgumentException(spec.getClass().getSimpleName() + " has no component " + component);
        }
        Object[] values = Arrays.stream(components)
                .map(c -> c.getName().equals(component) ? value : read(spec, c))
                .toArray();
        return (R) construct(spec.getClass(), values);
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
