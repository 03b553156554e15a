package org.gessl.framework.plugin;

import com.google.inject.AbstractModule;

/**
 * Contributes plugins. Found by {@link java.util.ServiceLoader}: a jar that names its module in
 * {@code META-INF/services/org.gessl.framework.plugin.PluginModule} is an equal of the built-in ones.
 *
 * <p>It is a Guice module too: override {@link #configure()} to bind what the implementations ask for in their constructors besides
 * their options. Bindings are explicit: what no module binds is not injected.
 */
public abstract class PluginModule extends AbstractModule {

    /** Binds each plugin's default options to its implementation. Must load no native library: {@code gessl list} calls it. */
    protected abstract void plugins(PluginBinder bind);
}
