package org.gessl.plugins.augmentation.preset;

import static org.gessl.framework.spec.AugmentationStep.always;
import static org.gessl.plugins.augmentation.ColorJitter.colorJitter;
import static org.gessl.plugins.augmentation.RandomResizedCrop.randomResizedCrop;

import java.util.List;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.plugins.augmentation.Normalize;

/**
 * The views of SimSiam (Chen and He, arXiv 2011.10566); both are drawn alike.
 *
 * <p>Values: the authors' code, which takes the chain of MoCo v2; on CIFAR-10 without blur (appendix D). There the normalisation is that of the data
 * set.
 */
public final class SimsiamViews {
    private SimsiamViews() {}

    /** Returns the chain for ImageNet, 224 pixels a side. */
    public static List<AugmentationStep> simsiam() {
        return simsiam(Chains.LARGE);
    }

    /** Returns the chain for ImageNet, {@code size} pixels a side. */
    public static List<AugmentationStep> simsiam(int size) {
        return MocoViews.mocoV2(size);
    }

    /** Returns the chain for CIFAR-10, 32 pixels a side. */
    public static List<AugmentationStep> simsiamCifar() {
        return simsiamCifar(Chains.SMALL);
    }

    /** Returns the chain for CIFAR-10, {@code size} pixels a side. */
    public static List<AugmentationStep> simsiamCifar(int size) {
        return Chains.of(
                randomResizedCrop(size).scale(0.2, 1), colorJitter(0.4, 0.4, 0.4, 0.1), always(Normalize.cifar10()));
    }
}
