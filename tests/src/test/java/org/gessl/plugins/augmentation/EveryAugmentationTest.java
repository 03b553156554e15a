package org.gessl.plugins.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gessl.framework.plugin.Augmentation;
import org.gessl.framework.plugin.PluginBinding;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.verify.GoldenTensor;
import org.gessl.framework.verify.GraphCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EveryAugmentationTest {
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

    @ParameterizedTest
    @MethodSource("specs")
    void augmentation_withTheSameKey_givesBitwiseTheSameImages(AugmentationSpec spec) {
        GoldenTensor images = Pictures.random(20, 32, 32);
        GoldenTensor first = Pictures.augmented(spec, images, 5);
        assertThat(first.shape()).containsExactly(20, 32, 32, 3);
        assertThat(Pictures.augmented(spec, images, 5).values()).isEqualTo(first.values());
    }

    @ParameterizedTest
    @MethodSource("specs")
    void augmentation_ofOneImageAmongOthers_usesThatImageAlone(AugmentationSpec spec) {
        GoldenTensor images = Pictures.random(6, 32, 32);
        double[] brightened = images.values().clone();
        for (int i = Pictures.image(images, 0).length; i < brightened.length; i++) {
            brightened[i] = 1 - brightened[i];
        }
        GoldenTensor others = new GoldenTensor(images.shape(), brightened);
        assertThat(Pictures.image(Pictures.augmented(spec, others, 5), 0))
                .isEqualTo(Pictures.image(Pictures.augmented(spec, images, 5), 0));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void cores_givenAnOptionThatTheyDoNotKnow_refuseIt(AugmentationSpec spec) {
        try (GraphCase graph = new GraphCase()) {
            REGISTRY.create(Augmentation.class, spec)
                    .cores()
                    .values()
                    .forEach(core -> assertThat(catchThrowable(() -> core.apply(
                                    graph.tf(),
                                    graph.input(Pictures.random(1, 4, 4)),
                                    Map.of("interpolation", "nearest"))))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining("interpolation"));
        }
    }

    static Stream<AugmentationSpec> specs() {
        return REGISTRY.plugins().stream()
                .filter(b -> b.family() == PluginFamily.AUGMENTATION)
                .map(b -> (AugmentationSpec) b.defaults());
    }
}
