package org.gessl.framework.spec;

/**
 * One step of the augmentation chain.
 *
 * @param probability chance, for each image on its own, that the step is applied
 * @param augmentation the operation
 */
public record AugmentationStep(
        @Range("[0, 1]") @About("chance that an image gets this step")
        double probability,

        @Inline AugmentationSpec augmentation) {

    public AugmentationStep {
        Ranges.check(AugmentationStep.class, probability, augmentation);
    }

    /** Returns the step that every image gets. */
    public static AugmentationStep always(AugmentationSpec augmentation) {
        return new AugmentationStep(1, augmentation);
    }

    /** Returns the step that each image gets, on its own, with {@code probability} in [0, 1]. */
    public static AugmentationStep sometimes(double probability, AugmentationSpec augmentation) {
        return new AugmentationStep(probability, augmentation);
    }
}
