package org.gessl.framework.plugin;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.gessl.framework.spec.Interval;
import org.gessl.framework.spec.Problem;
import org.gessl.framework.spec.Range;

/** Finds plugins that could not be chosen or configured: two of one name, or options that are not as their contract asks. */
final class PluginCheck {
    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Set<Class<?>> SCALARS = Set.of(
            int.class,
            long.class,
            double.class,
            boolean.class,
            Integer.class,
            Long.class,
            Double.class,
            Boolean.class,
            String.class);

    private PluginCheck() {}

    static List<Problem> problems(List<PluginBinding> bindings) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < bindings.size(); i++) {
            PluginBinding binding = bindings.get(i);
            problems.addAll(optionProblems(binding));
            bindings.subList(0, i).stream()
                    .filter(b -> b.family() == binding.family() && b.name().equals(binding.name()))
                    .forEach(first -> problems.add(duplicate(first, binding)));
        }
        return problems;
    }

    private static Problem duplicate(PluginBinding first, PluginBinding second) {
        return new Problem(
                "plugin-duplicate",
                "two plugins of the family '" + first.family().label() + "' are called '" + first.name() + "': one of "
                        + first.origin() + ", one of " + second.origin());
    }

    private static List<Problem> optionProblems(PluginBinding binding) {
        List<Problem> problems = new ArrayList<>();
        Class<?> type = binding.defaults().getClass();
        if (!KEBAB.matcher(binding.name()).matches()) {
            problems.add(invalid(binding, "its name must be in kebab-case, such as 'nt-xent'"));
        }
        if (!type.isRecord()) {
            problems.add(invalid(binding, type.getName() + " must be a record"));
            return problems;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            if (!isSupported(component.getGenericType())) {
                problems.add(
                        invalid(
                                binding,
                                "its option " + component.getName() + " has the type "
                                        + component.getGenericType().getTypeName()
                                        + "; it must be int, long, double, boolean, String, an enum, the options of a family of plugins, or a List of one of these"));
            }
            Range range = component.getAnnotation(Range.class);
            if (range != null && !isInterval(range.value())) {
                problems.add(invalid(
                        binding, "the range '" + range.value() + "' of " + component.getName() + " is no interval"));
            }
        }
        return problems;
    }

    private static Problem invalid(PluginBinding binding, String text) {
        return new Problem(
                "plugin-invalid",
                binding.family().label() + " '" + binding.name() + "' (" + binding.origin() + "): " + text);
    }

    private static boolean isInterval(String text) {
        try {
            Interval.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isSupported(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return isValue(list.getActualTypeArguments()[0]);
        }
        return isValue(type);
    }

    private static boolean isValue(Type type) {
        return type instanceof Class<?> t
                && (SCALARS.contains(t) || t.isEnum() || PluginFamily.of(t).isPresent());
    }
}
