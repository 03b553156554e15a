package org.gessl.plugins.augmentation.preset;

import static org.gessl.framework.spec.AugmentationStep.always;
import static org.gessl.framework.spec.AugmentationStep.sometimes;
import static org.gessl.plugins.augmentation.Grayscale.grayscale;
import static org.gessl.plugins.augmentation.HorizontalFlip.horizontalFlip;

import java.util.ArrayList;
import java.util.List;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.plugins.augmentation.ColorJitter;
import org.gessl.plugins.augmentation.GaussianBlur;
import org.gessl.plugins.augmentation.RandomResizedCrop;

/** What the published chains have in common. */
final class Chains {
    /** Side of an ImageNet view [pixels]. */
    static final int LARGE = 224;

    /** Side of a local view [pixels]. */
    static final int LOCAL = 96;

    /** Side of a CIFAR view [pixels]. */
    static final int SMALL = 32;

    private static final int WIDEST_BLUR = 23;

    private Chains() {}

    /**
     * Returns crop, flip, colour jitter with chance 0.8 and grey with chance 0.2, followed by {@code rest}: the sequence of SimCLR, which the other
     * methods kept. Some of their code flips later, which makes no difference: a flip commutes with everything behind the crop.
     */
    static List<AugmentationStep> of(RandomResizedCrop crop, ColorJitter jitter, AugmentationStep... rest) {
        List<AugmentationStep> steps = new ArrayList<>(
                List.of(always(crop), always(horizontalFlip()), sometimes(0.8, jitter), sometimes(0.2, grayscale())));
        steps.addAll(List.of(rest));
        return List.copyOf(steps);
    }

    /** Returns SimCLR's blur: a kernel of a tenth of the view's side, made odd. */
    static GaussianBlur blurOfATenth(int size) {
        return GaussianBlur.gaussianBlur(2 * (size / 10 / 2) + 1);
    }

    /** Returns a blur as of an image library, whose kernel has no limit: 23 pixels hold five standard deviations. */
    static GaussianBlur blur(int size) {
        return GaussianBlur.gaussianBlur(Math.min(WIDEST_BLUR, 2 * size - 1));
    }
}
