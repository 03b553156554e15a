package org.gessl.framework.plugin;

import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.Injector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.gessl.framework.spec.Options;
import org.gessl.framework.spec.Problem;
import org.gessl.framework.spec.UserException;

/**
 * Every plugin on the class path, by family and name; constructs them.
 *
 * <p>Reading the plugins starts neither Guice nor a native library; the first {@link #create} does.
 */
public final class PluginRegistry {
    private final List<PluginModule> modules;
    private final List<PluginBinding> bindings;
    private Injector injector;

    private PluginRegistry(List<? extends PluginModule> modules) {
        this.modules = List.copyOf(modules);
        List<PluginBinding> found = new ArrayList<>();
        modules.forEach(module -> module.plugins(new PluginBinder(module.getClass(), found::add)));
        this.bindings = List.copyOf(found);
        List<Problem> problems = PluginCheck.problems(bindings);
        if (!problems.isEmpty()) {
            throw new UserException("the plugins on the class path", problems);
        }
    }

    /**
     * Returns the registry of all modules that {@code loader} finds.
     *
     * @throws UserException if a module cannot be loaded, if two plugins of a family share a name, or if a plugin's options are not as {@link Options} asks
     */
    public static PluginRegistry load(ClassLoader loader) {
        List<PluginModule> modules = new ArrayList<>();
        try {
            ServiceLoader.load(PluginModule.class, loader).forEach(modules::add);
        } catch (ServiceConfigurationError e) {
            throw new UserException("plugin-module", e.getMessage());
        }
        return of(modules);
    }

    /** Returns the registry of {@code modules}; {@linkplain #load fails} like that of a class path. */
    public static PluginRegistry of(List<? extends PluginModule> modules) {
        return new PluginRegistry(modules);
    }

    /** Returns all plugins in the order in which they were contributed. */
    public List<PluginBinding> plugins() {
        return bindings;
    }

    /** Returns the plugins of {@code family} in the order in which they were contributed. */
    public List<PluginBinding> plugins(PluginFamily family) {
        return bindings.stream().filter(b -> b.family() == family).toList();
    }

    /** Returns the plugin {@code name} of {@code family}. */
    public Optional<PluginBinding> find(PluginFamily family, String name) {
        return bindings.stream()
                .filter(b -> b.family() == family && b.name().equals(name))
                .findFirst();
    }

    /**
     * Constructs the implementation of {@code options}, of type {@code type}; its constructor may ask for this registry, to construct other plugins.
     *
     * @throws com.google.inject.ProvisionException if its constructor fails
     */
    public <P> P create(Class<P> type, Options options) {
        PluginBinding binding = bindings.stream()
                .filter(b -> b.defaults().getClass() == options.getClass() && type.isAssignableFrom(b.implementation()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no plugin for " + options.getClass().getName()));
        return type.cast(construct(binding, options));
    }

    @SuppressWarnings("unchecked")
    private Object construct(PluginBinding binding, Options options) {
        Class<Options> optionsType = (Class<Options>) options.getClass();
        Injector child = injector().createChildInjector(b -> {
            b.bind(optionsType).toInstance(options);
            b.bind(binding.implementation());
        });
        return child.getInstance(binding.implementation());
    }

    private synchronized Injector injector() {
        if (injector == null) {
            injector = Guice.createInjector(b -> {
                strict(b);
                b.bind(PluginRegistry.class).toInstance(this);
                modules.forEach(b::install);
            });
        }
        return injector;
    }

    private static void strict(Binder binder) {
        binder.requireExplicitBindings();
        binder.requireAtInjectOnConstructors();
        binder.disableCircularProxies();
    }
}
