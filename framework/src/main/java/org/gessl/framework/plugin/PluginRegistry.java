package org.gessl.framework.plugin;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.gessl.framework.spec.Options;

/** Every plugin on the class path, by family and name; constructs them. */
public final class PluginRegistry {
    private final Injector injector;
    private final List<PluginBinding> bindings;

    private PluginRegistry(Injector injector) {
        this.injector = injector;
        this.bindings = List.copyOf(injector.getInstance(Key.get(new TypeLiteral<Set<PluginBinding>>() {})));
    }

    /** Returns the registry of all modules that {@code loader} finds. */
    public static PluginRegistry load(ClassLoader loader) {
        List<PluginModule> modules = new ArrayList<>();
        ServiceLoader.load(PluginModule.class, loader).forEach(modules::add);
        return of(modules);
    }

    /** Returns the registry of {@code modules}. */
    public static PluginRegistry of(List<? extends PluginModule> modules) {
        return new PluginRegistry(Guice.createInjector(modules));
    }

    /** Returns all plugins, family by family, in the order in which they were contributed. */
    public List<PluginBinding> plugins() {
        return bindings;
    }

    /** Returns the plugin {@code name} of {@code family}. */
    public Optional<PluginBinding> find(PluginFamily family, String name) {
        return bindings.stream()
                .filter(b -> b.family() == family && b.name().equals(name))
                .findFirst();
    }

    /** Constructs the implementation of {@code options}, of type {@code type}. */
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
        return injector.createChildInjector(b -> b.bind(optionsType).toInstance(options))
                .getInstance(binding.implementation());
    }
}
