package org.gessl.dsl;

import java.util.List;
import java.util.function.Consumer;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.ViewsSlot;

/** The block of {@code views}: views that another chain than {@code augment} makes. */
public final class ViewsScope extends SlotScope<ViewsSlot> {

    ViewsScope() {
        super("views", ViewsSlot.defaults());
    }

    /** Describes the chain of every second full view. */
    public ViewsScope second(Consumer<? super AugmentScope> block) {
        return second(AugmentScope.steps("views.second", this, block));
    }

    /** Sets the chain of every second full view, such as a published preset. */
    public ViewsScope second(List<AugmentationStep> steps) {
        set("second", steps);
        return this;
    }

    /** Adds {@code count} local crops of each image, in [1, 32], made by a chain of their own. */
    public ViewsScope local(int count, Consumer<? super AugmentScope> block) {
        return local(count, AugmentScope.steps("views.local", this, block));
    }

    /** Adds {@code count} local crops of each image, in [1, 32], made by {@code steps}. */
    public ViewsScope local(int count, List<AugmentationStep> steps) {
        set("local", steps);
        set("localCount", count);
        return this;
    }
}
