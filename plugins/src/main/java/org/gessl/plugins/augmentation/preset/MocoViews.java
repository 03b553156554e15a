package org.gessl.plugins.augmentation.preset;

import static org.gessl.framework.spec.AugmentationStep.always;
import static org.gessl.framework.spec.AugmentationStep.sometimes;
import static org.gessl.plugins.augmentation.ColorJitter.colorJitter;
import static org.gessl.plugins.augmentation.RandomResizedCrop.randomResizedCrop;

import java.util.List;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.plugins.augmentation.Normalize;

/**
 * The views of MoCo v2 (Chen et al., arXiv 2003.04297), drawn alike, and of MoCo v3 (Chen et al., arXiv 2104.02057), which differ as in BYOL.
 *
 * <p>Values: the authors' code: v2 area 0.2 to 1, jitter 0.4, 0.4, 0.4, 0.1 with chance 0.8, blur with chance 0.5; v3 the chances of {@link ByolViews} with the
 * area 0.08 to 1 of its vision transformers (its ResNet-50 takes 0.2 to 1: {@code augment.random-resized-crop.scale}). ImageNet's normalisation.
 */
public final class MocoViews {
    private MocoViews() {}

    /** Returns the chain of both views of v2, 224 pixels a side. */
    public static List<AugmentationStep> mocoV2() {
        return mocoV2(Chains.LARGE);
    }

    /** Returns the chain of both views of v2, {@code size} pixels a side. */
    public static List<AugmentationStep> mocoV2(int size) {
        return Chains.of(
                randomResizedCrop(size).scale(0.2, 1),
                colorJitter(0.4, 0.4, 0.4, 0.1),
                sometimes(0.5, Chains.blur(size)),
                always(Normalize.imagenet()));
    }

    /** Returns the chain of the first view of v3, 224 pixels a side. */
    public static List<AugmentationStep> mocoV3First() {
        return mocoV3First(Chains.LARGE);
    }

    /** Returns the chain of the first view of v3, {@code size} pixels a side. */
    public static List<AugmentationStep> mocoV3First(int size) {
        return ByolViews.byolFirst(size);
    }

    /** Returns the chain of the second view of v3, 224 pixels a side. */
    public static List<AugmentationStep> mocoV3Second() {
        return mocoV3Second(Chains.LARGE);
    }

    /** Returns the chain of the second view of v3, {@code size} pixels a side. */
    public static List<AugmentationStep> mocoV3Second(int size) {
        return ByolViews.byolSecond(size);
    }
}
