package org.gessl.plugins.augmentation.preset;

import static org.gessl.framework.spec.AugmentationStep.always;
import static org.gessl.plugins.augmentation.HorizontalFlip.horizontalFlip;
import static org.gessl.plugins.augmentation.RandomResizedCrop.randomResizedCrop;

import java.util.List;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.plugins.augmentation.Normalize;

/**
 * The view of masked autoencoders (He et al., arXiv 2111.06377): crop and flip alone.
 *
 * <p>Values: appendix A.1 and the authors' code: area 0.2 to 1; ImageNet's normalisation. Not covered: the masking, which is a matter of the
 * encoder.
 */
public final class MaeViews {
    private MaeViews() {}

    /** Returns the chain, 224 pixels a side. */
    public static List<AugmentationStep> mae() {
        return mae(Chains.LARGE);
    }

    /** Returns the chain, {@code size} pixels a side. */
    public static List<AugmentationStep> mae(int size) {
        return List.of(
                always(randomResizedCrop(size).scale(0.2, 1)), always(horizontalFlip()), always(Normalize.imagenet()));
    }
}
