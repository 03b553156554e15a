package org.gessl.plugins.augmentation.preset;

import static org.gessl.framework.spec.AugmentationStep.always;
import static org.gessl.framework.spec.AugmentationStep.sometimes;
import static org.gessl.plugins.augmentation.ColorJitter.colorJitter;
import static org.gessl.plugins.augmentation.RandomResizedCrop.randomResizedCrop;
import static org.gessl.plugins.augmentation.Solarize.solarize;

import java.util.List;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.plugins.augmentation.GaussianBlur;
import org.gessl.plugins.augmentation.Normalize;
import org.gessl.plugins.augmentation.RandomResizedCrop;

/**
 * The views of BYOL (Grill et al., arXiv 2006.07733), which differ: the first is always blurred, the second sometimes solarised.
 *
 * <p>Values: appendix B, table 6: area 0.08 to 1; jitter 0.4, 0.4, 0.2, 0.1 with chance 0.8; grey with chance 0.2; blur with a kernel of a tenth of the side
 * with chance 1 or 0.1; solarisation at 0.5 with chance 0 or 0.2; then ImageNet's normalisation. Methods that took over this chain take it from here.
 */
public final class ByolViews {
    private ByolViews() {}

    /** Returns the chain of the first view, 224 pixels a side. */
    public static List<AugmentationStep> byolFirst() {
        return byolFirst(Chains.LARGE);
    }

    /** Returns the chain of the first view, {@code size} pixels a side. */
    public static List<AugmentationStep> byolFirst(int size) {
        return view(size, 1, 0);
    }

    /** Returns the chain of the second view, 224 pixels a side. */
    public static List<AugmentationStep> byolSecond() {
        return byolSecond(Chains.LARGE);
    }

    /** Returns the chain of the second view, {@code size} pixels a side. */
    public static List<AugmentationStep> byolSecond(int size) {
        return view(size, 0.1, 0.2);
    }

    /** Returns the chain with these chances of blur and solarisation. */
    static List<AugmentationStep> view(int size, double blurred, double solarized) {
        return view(randomResizedCrop(size), Chains.blurOfATenth(size), blurred, solarized);
    }

    /** Returns the chain with another crop and another blur. */
    static List<AugmentationStep> view(RandomResizedCrop crop, GaussianBlur blur, double blurred, double solarized) {
        return Chains.of(
                crop,
                colorJitter(0.4, 0.4, 0.2, 0.1),
                sometimes(blurred, blur),
                sometimes(solarized, solarize()),
                always(Normalize.imagenet()));
    }
}
