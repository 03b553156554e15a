package org.gessl.plugins.augmentation;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

/** Contributes the built-in augmentations. */
public final class AugmentationModule extends PluginModule {

    @Override
    protected void plugins(PluginBinder bind) {
        bind.augmentation(RandomResizedCrop.randomResizedCrop(32), RandomResizedCropAugmentation.class);
        bind.augmentation(HorizontalFlip.horizontalFlip(), HorizontalFlipAugmentation.class);
        bind.augmentation(VerticalFlip.verticalFlip(), VerticalFlipAugmentation.class);
        bind.augmentation(CenterCrop.centerCrop(32), CenterCropAugmentation.class);
        bind.augmentation(QuarterTurn.quarterTurn(), QuarterTurnAugmentation.class);
        bind.augmentation(Rotate.rotate(15), RotateAugmentation.class);
        bind.augmentation(ColorJitter.colorJitter(), ColorJitterAugmentation.class);
        bind.augmentation(Grayscale.grayscale(), GrayscaleAugmentation.class);
        bind.augmentation(GaussianBlur.gaussianBlur(3), GaussianBlurAugmentation.class);
        bind.augmentation(Solarize.solarize(), SolarizeAugmentation.class);
        bind.augmentation(Invert.invert(), InvertAugmentation.class);
        bind.augmentation(Equalize.equalize(), EqualizeAugmentation.class);
        bind.augmentation(RandomErasing.randomErasing(), RandomErasingAugmentation.class);
        bind.augmentation(Cutout.cutout(), CutoutAugmentation.class);
        bind.augmentation(Normalize.normalize(), NormalizeAugmentation.class);
    }
}
