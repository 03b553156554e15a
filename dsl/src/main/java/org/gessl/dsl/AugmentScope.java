package org.gessl.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.AugmentationStep;

/** The block of {@code augment}: the steps of the chain, in order. */
public final class AugmentScope extends Scope {
    private final List<AugmentationStep> steps = new ArrayList<>();

    private AugmentScope(String path) {
        super(path);
    }

    /** Returns the steps of a {@code block} inside {@code outer}. */
    static List<AugmentationStep> steps(String path, Scope outer, Consumer<? super AugmentScope> block) {
        AugmentScope scope = new AugmentScope(path);
        outer.nested(scope, block);
        return List.copyOf(scope.steps);
    }

    /** Adds {@code chain}, such as a published preset. */
    public AugmentScope chain(List<AugmentationStep> chain) {
        use("chain", chain);
        steps.addAll(chain);
        return this;
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
}
