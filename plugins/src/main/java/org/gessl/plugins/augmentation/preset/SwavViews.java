package org.gessl.plugins.augmentation.preset;

import static org.gessl.framework.spec.AugmentationStep.always;
import static org.gessl.framework.spec.AugmentationStep.sometimes;
import static org.gessl.plugins.augmentation.ColorJitter.colorJitter;
import static org.gessl.plugins.augmentation.RandomResizedCrop.randomResizedCrop;

import java.util.List;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.plugins.augmentation.Normalize;
import org.gessl.plugins.augmentation.RandomResizedCrop;

/**
 * The views of SwAV (Caron et al., arXiv 2006.09882): two global ones and local ones of smaller crops, alike in colour.
 *
 * <p>Values: the authors' code for {@code 2 x 224 + 6 x 96}: area 0.14 to 1 for global and 0.05 to 0.14 for local views; jitter 0.8, 0.8, 0.8, 0.2 with chance
 * 0.8; blur with chance 0.5; ImageNet's normalisation with their standard deviation 0.228 of red.
 */
public final class SwavViews {
    private SwavViews() {}

    /** Returns the chain of a global view, 224 pixels a side. */
    public static List<AugmentationStep> swavGlobal() {
        return swavGlobal(Chains.LARGE);
    }

    /** Returns the chain of a global view, {@code size} pixels a side. */
    public static List<AugmentationStep> swavGlobal(int size) {
        return view(randomResizedCrop(size).scale(0.14, 1));
    }

    /** Returns the chain of a local view, 96 pixels a side. */
    public static List<AugmentationStep> swavLocal() {
        return swavLocal(Chains.LOCAL);
    }

    /** Returns the chain of a local view, {@code size} pixels a side. */
    public static List<AugmentationStep> swavLocal(int size) {
        return view(randomResizedCrop(size).scale(0.05, 0.14));
    }

    private static List<AugmentationStep> view(RandomResizedCrop crop) {
        return Chains.of(
                crop,
                colorJitter(0.8, 0.8, 0.8, 0.2),
                sometimes(0.5, Chains.blur(crop.size())),
                always(Normalize.imagenet().std(0.228, 0.224, 0.225)));
    }
}
