package org.gessl.framework.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.plugin.PluginBinding;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.Inline;
import org.gessl.framework.spec.Named;
import org.gessl.framework.spec.Options;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Specs;
import org.gessl.framework.spec.UserException;

/**
 * Walks a pipeline's records component by component. Each component has a key; what the overrides hold for it replaces its value, and
 * its record is built anew, so that the record's own checks run.
 */
final class Binder {
    private final PluginRegistry plugins;
    private final Overrides overrides;
    private final Settings settings;
    private final ScalarBinder scalars;
    private final ListBinder lists;

    Binder(PluginRegistry plugins, Overrides overrides, Settings settings) {
        this.plugins = plugins;
        this.overrides = overrides;
        this.settings = settings;
        this.scalars = new ScalarBinder(overrides, settings);
        this.lists = new ListBinder(this, plugins, overrides, settings);
    }

    PipelineSpec bind(PipelineSpec recipe) {
        PipelineSpec defaults = PipelineSpec.defaults(recipe.name());
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : PipelineSpec.class.getRecordComponents()) {
            if (component.getType() != String.class) {
                values.put(component.getName(), component("", component, recipe, defaults));
            }
        }
        return Specs.with(recipe, values);
    }

    /** Returns {@code value} with its components bound; their keys begin with {@code prefix}. */
    Record record(String prefix, Record value, Record defaults) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            values.put(component.getName(), component(prefix, component, value, defaults));
        }
        return rebuilt(prefix, value, values);
    }

    private Record rebuilt(String prefix, Record value, Map<String, Object> values) {
        try {
            return Specs.with(value, values);
        } catch (UserException e) {
            e.problems()
                    .forEach(
                            p -> settings.problem(p.id(), prefix + ": " + p.text() + settings.overriddenBelow(prefix)));
        } catch (IllegalArgumentException e) {
            settings.problem("option-range", prefix + ": " + e.getMessage() + settings.overriddenBelow(prefix));
        }
        return value;
    }

    private Object component(String prefix, RecordComponent component, Record owner, Record defaults) {
        boolean inline = component.isAnnotationPresent(Inline.class);
        String key = inline ? prefix : prefix.isEmpty() ? component.getName() : prefix + "." + component.getName();
        Object value = Specs.read(owner, component);
        Object usual = Specs.read(defaults, component);
        Optional<PluginFamily> family = PluginFamily.of(component.getType());
        if (family.isPresent()) {
            return slot(key, family.get(), (Options) value, (Options) usual);
        }
        Optional<ListSlot> list = listSlot(component);
        if (list.isPresent()) {
            return lists.bind(key, list.get(), (List<?>) value, (List<?>) usual);
        }
        return value instanceof Record slot
                ? record(key, slot, (Record) usual)
                : scalars.bind(key, component, value, usual);
    }

    private static Optional<ListSlot> listSlot(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType type
                ? ListSlot.of((Class<?>) type.getActualTypeArguments()[0])
                : Optional.empty();
    }

    private Options slot(String key, PluginFamily family, Options value, Options usual) {
        if (lists.isEntry(key)) {
            return options(key, family, value);
        }
        Optional<Given> override = overrides.take(key);
        Optional<Options> chosen =
                override.isPresent() ? swapped(key, family, value, usual, override.get()) : Optional.of(value);
        if (chosen.isEmpty()) {
            return value;
        }
        String origin = override.map(Given::origin)
                .orElse(value.plugin().equals(usual.plugin()) ? Setting.DEFAULT : Setting.RECIPE);
        String name = chosen.get().plugin();
        settings.add(new Setting(
                key,
                family.label(),
                String.join(" | ", names(family)),
                usual.plugin(),
                name,
                origin,
                plugins.find(family, name)
                        .map(binding -> about(binding.defaults().getClass()))
                        .orElse("")));
        return options(key, family, chosen.get());
    }

    /** Returns the plugin that the override names, with the recipe's options if it is the recipe's; empty if there is none. */
    private Optional<Options> swapped(String key, PluginFamily family, Options value, Options usual, Given override) {
        if (override.text().equals(value.plugin())) {
            return Optional.of(value);
        }
        Optional<Options> other = plugins.find(family, override.text()).map(PluginBinding::defaults);
        if (other.isEmpty()) {
            unknownPlugin(
                    family,
                    key + " = " + override.text() + " (" + override.origin() + ")",
                    override.text(),
                    usual == Named.NONE ? "" : usual.plugin());
            overrides.forgive(key);
        }
        return other;
    }

    /** Returns the options of the plugin in a slot, bound; a reference by name becomes the plugin's defaults. */
    Options options(String key, PluginFamily family, Options chosen) {
        Optional<PluginBinding> binding = plugins.find(family, chosen.plugin())
                .filter(b -> chosen instanceof Named || b.defaults().getClass() == chosen.getClass());
        if (binding.isEmpty()) {
            unknownPlugin(family, key + " = " + chosen.plugin() + " (" + Setting.RECIPE + ")", chosen.plugin(), "");
            overrides.forgive(key);
            return chosen;
        }
        Record defaults = (Record) binding.get().defaults();
        Record start = chosen instanceof Named ? defaults : (Record) chosen;
        return (Options) record(key, start, defaults);
    }

    /** Reports a plugin that is not there; {@code where} says which key wants it. */
    void unknownPlugin(PluginFamily family, String where, String name, String usual) {
        settings.problem(
                "plugin-unknown",
                where + ": there is no " + family.label() + " of this name; there is "
                        + String.join(", ", names(family)) + (usual.isEmpty() ? "" : "; default " + usual)
                        + Nearest.hint(name, names(family)));
    }

    List<String> names(PluginFamily family) {
        return plugins.plugins(family).stream().map(PluginBinding::name).toList();
    }

    private static String about(Class<?> options) {
        About about = options.getAnnotation(About.class);
        return about == null ? "" : about.value();
    }
}
