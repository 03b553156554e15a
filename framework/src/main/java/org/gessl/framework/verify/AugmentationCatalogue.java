package org.gessl.framework.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.gessl.framework.plugin.Augmentation;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.plugin.PluginRegistry;

/** What all augmentations of a registry offer for checking. */
final class AugmentationCatalogue {
    private final Map<String, Augmentation.Core> cores = new LinkedHashMap<>();
    private final Map<String, Augmentation.Law> laws = new LinkedHashMap<>();

    AugmentationCatalogue(PluginRegistry registry) {
        registry.plugins().stream()
                .filter(b -> b.family() == PluginFamily.AUGMENTATION)
                .map(b -> registry.create(Augmentation.class, b.defaults()))
                .forEach(a -> {
                    cores.putAll(a.cores());
                    laws.putAll(a.laws());
                });
    }

    Augmentation.Core core(String name) {
        return found(cores, name);
    }

    Augmentation.Law law(String name) {
        return found(laws, name);
    }

    /** Returns {@code result}; a refused option value means that the option is not there yet. */
    static <R> R supported(Supplier<R> result) {
        try {
            return result.get();
        } catch (IllegalArgumentException e) {
            throw new MissingFeatureException(e.getMessage());
        }
    }

    private static <V> V found(Map<String, V> offers, String name) {
        V offer = offers.get(name);
        if (offer == null) {
            throw new MissingFeatureException("no augmentation offers '" + name + "'");
        }
        return offer;
    }
}
