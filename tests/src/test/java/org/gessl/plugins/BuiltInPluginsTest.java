package org.gessl.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import org.gessl.framework.plugin.PluginBinding;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.plugin.PluginRegistry;
import org.junit.jupiter.api.Test;

class BuiltInPluginsTest {
    private final PluginRegistry registry = PluginRegistry.load(getClass().getClassLoader());

    @Test
    void smallPlugins_areFoundByName() {
        assertNames(PluginFamily.ENCODER, "resnet-18", "resnet-34", "resnet-50", "wide-resnet", "vit", "conv");
        assertNames(PluginFamily.HEAD, "mlp", "linear", "identity");
        assertNames(PluginFamily.LOSS, "nt-xent", "dcl", "dclw", "moco", "moco-v3", "nnclr", "msn", "swav");
        assertNames(PluginFamily.LOSS, "byol", "simsiam", "dino", "ressl");
        assertNames(PluginFamily.OPTIMIZER, "sgd", "adam", "adamw", "lars");
        assertNames(PluginFamily.SCHEDULE, "constant", "cosine", "step");
        assertNames(PluginFamily.THRESHOLDS, "network", "constant");
        assertNames(PluginFamily.EVALUATION, "knn");
    }

    @Test
    void everyPlugin_withItsDefaults_isConstructed() {
        for (PluginBinding plugin : registry.plugins()) {
            assertThat(registry.create(plugin.family().pluginType(), plugin.defaults()))
                    .as(plugin.name())
                    .isInstanceOf(plugin.implementation());
        }
    }

    private void assertNames(PluginFamily family, String... names) {
        for (String name : names) {
            assertThat(registry.find(family, name)).as(name).isPresent();
        }
    }
}
