package org.gessl.plugins.augmentation.preset;

import java.util.List;
import org.gessl.framework.spec.AugmentationStep;

/**
 * The views of Barlow Twins (Zbontar et al., arXiv 2103.03230), which are those of BYOL.
 *
 * <p>Values: the authors' code, whose chances agree with {@link ByolViews}.
 */
public final class BarlowTwinsViews {
    private BarlowTwinsViews() {}

    /** Returns the chain of the first view, 224 pixels a side. */
    public static List<AugmentationStep> barlowTwinsFirst() {
        return barlowTwinsFirst(Chains.LARGE);
    }

    /** Returns the chain of the first view, {@code size} pixels a side. */
    public static List<AugmentationStep> barlowTwinsFirst(int size) {
        return ByolViews.byolFirst(size);
    }

    /** Returns the chain of the second view, 224 pixels a side. */
    public static List<AugmentationStep> barlowTwinsSecond() {
        return barlowTwinsSecond(Chains.LARGE);
    }

    /** Returns the chain of the second view, {@code size} pixels a side. */
    public static List<AugmentationStep> barlowTwinsSecond(int size) {
        return ByolViews.byolSecond(size);
    }
}
