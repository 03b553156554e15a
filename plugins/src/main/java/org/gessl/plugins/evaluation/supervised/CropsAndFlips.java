package org.gessl.plugins.evaluation.supervised;

import java.util.List;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.train.AugmentationPipeline;
import org.gessl.plugins.augmentation.HorizontalFlip;
import org.gessl.plugins.augmentation.RandomResizedCrop;

/** The augmentation of supervised training: a random resized crop and a flip, at the size of the stored images. */
final class CropsAndFlips {
    private CropsAndFlips() {}

    static List<AugmentationPipeline.Step> of(PluginRegistry plugins, int size) {
        return AugmentationPipeline.of(
                        plugins,
                        List.of(
                                AugmentationStep.always(RandomResizedCrop.randomResizedCrop(size)),
                                AugmentationStep.always(HorizontalFlip.horizontalFlip())))
                .steps();
    }
}
