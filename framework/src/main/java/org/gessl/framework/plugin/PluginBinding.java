package org.gessl.framework.plugin;

import org.gessl.framework.spec.Options;

/**
 * One contributed plugin.
 *
 * @param family its family
 * @param defaults its options with their default values
 * @param implementation class that Guice constructs, with the chosen options injected
 * @param module module that contributed it
 */
public record PluginBinding(
        PluginFamily family, Options defaults, Class<?> implementation, Class<? extends PluginModule> module) {

    /** Returns the plugin's kebab-case name. */
    public String name() {
        return defaults.plugin();
    }
}
