package org.gessl.plugins.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gessl.framework.plugin.PluginBinding;
import org.gessl.framework.plugin.PluginRegistry;
import org.junit.jupiter.api.Test;

class AugmentationModuleTest {
    private static final PluginRegistry REGISTRY = PluginRegistry.of(List.of(new AugmentationModule()));

    @Test
    void module_offersEveryAugmentation() {
        assertThat(REGISTRY.plugins())
                .extracting(PluginBinding::name)
                .containsExactlyInAnyOrder(
                        "random-resized-crop",
                        "horizontal-flip",
                        "color-jitter",
                        "grayscale",
                        "gaussian-blur",
                        "solarize",
                        "vertical-flip",
                        "center-crop",
                        "quarter-turn",
                        "rotate",
                        "invert",
                        "equalize",
                        "random-erasing",
                        "cutout",
                        "normalize");
    }
}
