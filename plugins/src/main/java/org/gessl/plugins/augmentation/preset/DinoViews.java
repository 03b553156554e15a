package org.gessl.plugins.augmentation.preset;

import static org.gessl.plugins.augmentation.RandomResizedCrop.randomResizedCrop;

import java.util.List;
import org.gessl.framework.spec.AugmentationStep;

/**
 * The views of DINO (Caron et al., arXiv 2104.14294): two global ones, which differ as in BYOL, and local ones of smaller crops.
 *
 * <p>Values: the authors' code: area 0.4 to 1 for global and 0.05 to 0.4 for local views; jitter 0.4, 0.4, 0.2, 0.1 with chance 0.8; the first is always
 * blurred, the second with chance 0.1 and solarised with chance 0.2, a local one blurred with chance 0.5; ImageNet's normalisation.
 */
public final class DinoViews {
    private DinoViews() {}

    /** Returns the chain of the first global view, 224 pixels a side. */
    public static List<AugmentationStep> dinoGlobalFirst() {
        return dinoGlobalFirst(Chains.LARGE);
    }

    /** Returns the chain of the first global view, {@code size} pixels a side. */
    public static List<AugmentationStep> dinoGlobalFirst(int size) {
        return ByolViews.view(randomResizedCrop(size).scale(0.4, 1), Chains.blur(size), 1, 0);
    }

    /** Returns the chain of the second global view, 224 pixels a side. */
    public static List<AugmentationStep> dinoGlobalSecond() {
        return dinoGlobalSecond(Chains.LARGE);
    }

    /** Returns the chain of the second global view, {@code size} pixels a side. */
    public static List<AugmentationStep> dinoGlobalSecond(int size) {
        return ByolViews.view(randomResizedCrop(size).scale(0.4, 1), Chains.blur(size), 0.1, 0.2);
    }

    /** Returns the chain of a local view, 96 pixels a side. */
    public static List<AugmentationStep> dinoLocal() {
        return dinoLocal(Chains.LOCAL);
    }

    /** Returns the chain of a local view, {@code size} pixels a side. */
    public static List<AugmentationStep> dinoLocal(int size) {
        return ByolViews.view(randomResizedCrop(size).scale(0.05, 0.4), Chains.blur(size), 0.5, 0);
    }
}
