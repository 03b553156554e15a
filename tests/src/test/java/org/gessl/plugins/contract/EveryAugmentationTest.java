package org.gessl.plugins.contract;

import static org.gessl.plugins.augmentation.CenterCrop.centerCrop;
import static org.gessl.plugins.augmentation.RandomResizedCrop.randomResizedCrop;

import java.util.List;
import java.util.stream.Stream;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.testing.AugmentationContract;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every augmentation on the class path keeps the contract. */
@ParameterizedClass
@MethodSource("found")
class EveryAugmentationTest extends AugmentationContract {
    private static final List<AugmentationSpec> SMALLER = List.of(randomResizedCrop(8), centerCrop(8));

    @Parameter
    private AugmentationSpec plugin;

    static Stream<AugmentationSpec> found() {
        return EveryPlugin.of(PluginFamily.AUGMENTATION, AugmentationSpec.class, SMALLER);
    }

    @Override
    protected AugmentationSpec options() {
        return plugin;
    }
}
