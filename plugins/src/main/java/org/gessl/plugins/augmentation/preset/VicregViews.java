package org.gessl.plugins.augmentation.preset;

import java.util.List;
import org.gessl.framework.spec.AugmentationStep;

/**
 * The views of VICReg (Bardes et al., arXiv 2105.04906), those of BYOL made alike.
 *
 * <p>Values: the implementation details of the paper: both views are blurred with chance 0.5 and solarised with chance 0.1.
 */
public final class VicregViews {
    private VicregViews() {}

    /** Returns the chain of both views, 224 pixels a side. */
    public static List<AugmentationStep> vicreg() {
        return vicreg(Chains.LARGE);
    }

    /** Returns the chain of both views, {@code size} pixels a side. */
    public static List<AugmentationStep> vicreg(int size) {
        return ByolViews.view(size, 0.5, 0.1);
    }
}
