package org.gessl.dsl;

import java.util.ArrayList;
import java.util.List;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.AugmentationStep;

/** The block of {@code augment}: the steps of the chain, in order. */
public final class AugmentScope extends Scope {
    private final List<AugmentationStep> steps = new ArrayList<>();

    AugmentScope() {
        super("augment");
    }

    /** Adds a step that every image gets. */
    public AugmentScope then(AugmentationSpec augmentation) {
        use("then", augmentation);
        steps.add(AugmentationStep.always(augmentation));
        return this;
    }

    /** Adds a step that each image gets, on its own, with {@code probability} in [0, 1]. */
    public AugmentScope sometimes(double probability, AugmentationSpec augmentation) {
        use("sometimes", augmentation);
        steps.add(new AugmentationStep(probability, augmentation));
        return this;
    }

    List<AugmentationStep> steps() {
        return List.copyOf(steps);
    }
}
