package org.gessl.framework.plugin;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;

/**
 * Contributes plugins. Found by {@link java.util.ServiceLoader}: a jar that names its module in
 * {@code META-INF/services/org.gessl.framework.plugin.PluginModule} is an equal of the built-in ones.
 *
 * <p>It is a Guice module: override {@link #configure()} (and call it on super) to bind what the implementations ask for in their constructors.
 */
public abstract class PluginModule extends AbstractModule {

    /** Binds each plugin's default options to its implementation. */
    protected abstract void plugins(PluginBinder bind);

    @Override
    protected void configure() {
        Multibinder<PluginBinding> bindings = Multibinder.newSetBinder(binder(), PluginBinding.class);
        plugins(new PluginBinder(getClass(), binding -> bindings.addBinding().toInstance(binding)));
    }
}
