package org.gessl.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.gessl.framework.plugin.PluginBinding;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.plugin.PluginRegistry;
import org.junit.jupiter.api.Test;

class DataModuleTest {

    @Test
    void dataSets_areFoundOnTheClassPath() {
        PluginRegistry registry = PluginRegistry.load(getClass().getClassLoader());
        assertThat(registry.plugins())
                .filteredOn(plugin -> plugin.family() == PluginFamily.DATA)
                .extracting(PluginBinding::name)
                .contains(
                        "shapes",
                        "image-folder",
                        "cifar-10",
                        "cifar-100",
                        "stl-10",
                        "tiny-imagenet",
                        "imagenet",
                        "omniglot",
                        "mnist");
    }
}
