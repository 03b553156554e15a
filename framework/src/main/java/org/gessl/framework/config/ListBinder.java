package org.gessl.framework.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gessl.framework.plugin.PluginBinding;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.Options;

/**
 * Binds slots that hold a list of plugins. The slot's key replaces the list by plugin names; the options of an entry are named by its
 * plugin, {@code augment.color-jitter.brightness}, a second one of the name {@code augment.color-jitter-2.brightness}.
 */
final class ListBinder {
    private final Binder binder;
    private final PluginRegistry plugins;
    private final Overrides overrides;
    private final Settings settings;
    private final Set<String> entryKeys = new HashSet<>();

    ListBinder(Binder binder, PluginRegistry plugins, Overrides overrides, Settings settings) {
        this.binder = binder;
        this.plugins = plugins;
        this.overrides = overrides;
        this.settings = settings;
    }

    /** Returns whether {@code key} is that of an entry: its plugin is chosen by the list, not by a key of its own. */
    boolean isEntry(String key) {
        return entryKeys.contains(key);
    }

    List<Object> bind(String key, ListSlot slot, List<?> value, List<?> usual) {
        List<Record> recipe = value.stream().map(Record.class::cast).toList();
        Optional<Given> override = overrides.take(key);
        List<Record> entries = override.map(o -> replaced(key, slot, recipe, o, names(slot, usual)))
                .orElse(recipe);
        String origin = override.map(Given::origin).orElse(value.equals(usual) ? Setting.DEFAULT : Setting.RECIPE);
        settings.add(new Setting(
                key,
                "list of " + slot.family().label(),
                String.join(" | ", binder.names(slot.family())),
                names(slot, usual),
                names(slot, entries),
                origin,
                "replaces the list; entries that stay keep their options"));
        List<Object> bound = new ArrayList<>();
        for (Record entry : entries) {
            bound.add(bindEntry(entryKey(key, slot.plugin(entry).plugin()), slot, entry));
        }
        return bound;
    }

    private Object bindEntry(String key, ListSlot slot, Record entry) {
        Options plugin = slot.plugin(entry);
        if (entry == plugin) {
            return binder.options(key, slot.family(), plugin);
        }
        return binder.record(key, entry, slot.entry(plugin));
    }

    private String entryKey(String list, String name) {
        String key = list + "." + name;
        for (int number = 2; !entryKeys.add(key); number++) {
            key = list + "." + name + "-" + number;
        }
        return key;
    }

    /** Returns the entries that the override names: the n-th of a name is the recipe's n-th of this name, if it has so many. */
    private List<Record> replaced(String key, ListSlot slot, List<Record> recipe, Given override, String usual) {
        List<Record> left = new ArrayList<>(recipe);
        List<Record> entries = new ArrayList<>();
        for (String name : override.items()) {
            Optional<Record> kept = left.stream()
                    .filter(entry -> slot.plugin(entry).plugin().equals(name))
                    .findFirst();
            Optional<Record> entry = kept.or(() -> plugins.find(slot.family(), name)
                    .map(PluginBinding::defaults)
                    .map(slot::entry));
            kept.ifPresent(left::remove);
            entry.ifPresentOrElse(entries::add, () -> {
                String where = key + " = " + name + " (" + override.origin() + ")";
                binder.unknownPlugin(slot.family(), where, name, usual);
                overrides.forgive(key);
            });
        }
        return entries;
    }

    private static String names(ListSlot slot, List<?> entries) {
        return entries.stream()
                .map(entry -> slot.plugin((Record) entry).plugin())
                .collect(Collectors.joining(","));
    }
}
