package org.gessl.plugins.augmentation.preset;

import static org.gessl.framework.spec.AugmentationStep.sometimes;
import static org.gessl.plugins.augmentation.ColorJitter.colorJitter;
import static org.gessl.plugins.augmentation.RandomResizedCrop.randomResizedCrop;

import java.util.List;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.plugins.augmentation.ColorJitter;

/**
 * The views of SimCLR (Chen et al., arXiv 2002.05709); both views are drawn alike.
 *
 * <p>Values: appendix A, with colour distortion of strength s, which is brightness, contrast and saturation 0.8 s and hue 0.2 s; s = 1 on ImageNet with a
 * blur (chance 0.5, kernel of a tenth of the side), and s = 0.5 without blur on CIFAR-10 (appendix B.9). The images are not normalised, as in the
 * authors' code. Not covered: that code adds to the brightness where this chain multiplies it.
 */
public final class SimclrViews {
    private SimclrViews() {}

    /** Returns the chain for ImageNet, 224 pixels a side. */
    public static List<AugmentationStep> simclrImageNet() {
        return simclrImageNet(Chains.LARGE);
    }

    /** Returns the chain for ImageNet, {@code size} pixels a side. */
    public static List<AugmentationStep> simclrImageNet(int size) {
        return Chains.of(randomResizedCrop(size), distortion(1), sometimes(0.5, Chains.blurOfATenth(size)));
    }

    /** Returns the chain for CIFAR, 32 pixels a side. */
    public static List<AugmentationStep> simclrCifar() {
        return simclrCifar(Chains.SMALL);
    }

    /** Returns the chain for CIFAR, {@code size} pixels a side. */
    public static List<AugmentationStep> simclrCifar(int size) {
        return Chains.of(randomResizedCrop(size), distortion(0.5));
    }

    private static ColorJitter distortion(double strength) {
        return colorJitter(0.8 * strength, 0.8 * strength, 0.8 * strength, 0.2 * strength);
    }
}
