package org.gessl.recipes.paradigms;

import static org.gessl.framework.spec.AugmentationStep.always;
import static org.gessl.framework.spec.AugmentationStep.sometimes;
import static org.gessl.plugins.augmentation.ColorJitter.colorJitter;
import static org.gessl.plugins.augmentation.GaussianBlur.gaussianBlur;
import static org.gessl.plugins.augmentation.Grayscale.grayscale;
import static org.gessl.plugins.augmentation.HorizontalFlip.horizontalFlip;
import static org.gessl.plugins.augmentation.RandomErasing.randomErasing;
import static org.gessl.plugins.augmentation.RandomResizedCrop.randomResizedCrop;
import static org.gessl.plugins.augmentation.Solarize.solarize;

import java.util.ArrayList;
import java.util.List;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.plugins.augmentation.RandomResizedCrop;

/**
 * The views of drawn shapes: the steps of the published chains, with larger crops and more grey, because a shape must be whole to be known and can be told
 * from others by its colours.
 */
final class Views {
    private static final int SIZE = 24;
    private static final int LOCAL_SIZE = 16;
    private static final double LEAST_AREA = 0.5;
    private static final double SOMETIMES_GREY = 0.5;

    private Views() {}

    /** Returns the chain of SimCLR on small images: crop, flip, colour jitter, grey. */
    static List<AugmentationStep> view() {
        return coloured(crop(), SOMETIMES_GREY);
    }

    /** Returns the same chain, blurred and solarised with these chances. */
    static List<AugmentationStep> view(double blurred, double solarized) {
        return distorted(view(), blurred, solarized);
    }

    /** Returns that chain without any colour. */
    static List<AugmentationStep> grey(double blurred, double solarized) {
        return distorted(coloured(crop(), 1), blurred, solarized);
    }

    /** Returns the chain of a weak view: crop and flip, without any colour. */
    static List<AugmentationStep> weak() {
        return List.of(always(crop()), always(horizontalFlip()), always(grayscale()));
    }

    /** Returns SimCLR's chain with a small part of each image hidden. */
    static List<AugmentationStep> erased() {
        List<AugmentationStep> steps = new ArrayList<>(view());
        steps.add(always(randomErasing().p(1).scale(0.02, 0.15).value(0.5)));
        return List.copyOf(steps);
    }

    /** Returns the chain of a local view: smaller than the others, but not of a smaller part, which would no longer show the shape. */
    static List<AugmentationStep> local() {
        return coloured(randomResizedCrop(LOCAL_SIZE).scale(LEAST_AREA, 1.0), SOMETIMES_GREY);
    }

    private static RandomResizedCrop crop() {
        return randomResizedCrop(SIZE).scale(LEAST_AREA, 1.0);
    }

    private static List<AugmentationStep> coloured(RandomResizedCrop crop, double grey) {
        return List.of(
                always(crop),
                always(horizontalFlip()),
                sometimes(0.8, colorJitter(0.6, 0.6, 0.6, 0.2)),
                sometimes(grey, grayscale()));
    }

    private static List<AugmentationStep> distorted(List<AugmentationStep> chain, double blurred, double solarized) {
        List<AugmentationStep> steps = new ArrayList<>(chain);
        steps.add(sometimes(blurred, gaussianBlur(3)));
        if (solarized > 0) {
            steps.add(sometimes(solarized, solarize()));
        }
        return List.copyOf(steps);
    }
}
