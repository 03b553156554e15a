package org.gessl.plugins.contract;

import java.util.List;
import java.util.stream.Stream;
import org.gessl.framework.plugin.PluginBinding;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.Options;

/** The plugins of the class path as a contract's test tries them. */
final class EveryPlugin {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(EveryPlugin.class.getClassLoader());

    private EveryPlugin() {}

    /** Returns the options of every plugin of {@code family}: those of {@code others} for the plugins that they name, the defaults for all others. */
    static <O extends Options> Stream<O> of(PluginFamily family, Class<O> type, List<? extends O> others) {
        return PLUGINS.plugins(family).stream().map(PluginBinding::defaults).flatMap(defaults -> {
            List<O> named = others.stream()
                    .filter(other -> other.getClass() == defaults.getClass())
                    .map(type::cast)
                    .toList();
            return named.isEmpty() ? Stream.of(type.cast(defaults)) : named.stream();
        });
    }
}
