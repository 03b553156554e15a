package org.gessl.framework.spec;

import java.util.List;

/**
 * The views of an image that are not all made by one chain.
 *
 * @param second chain of every second full view (BYOL and others augment the two views differently); empty if {@code augment} makes all of them
 * @param local chain of the local crops, small views of multi-crop methods
 * @param localCount local crops of each image; more than 0 needs their chain
 */
public record ViewsSlot(
        List<AugmentationStep> second,
        List<AugmentationStep> local,

        @Range("[0, 32]") @About("local crops of each image")
        int localCount) {

    public ViewsSlot {
        Ranges.check(ViewsSlot.class, second, local, localCount);
        second = List.copyOf(second);
        local = List.copyOf(local);
    }

    /** Returns the slot in which one chain makes all views. */
    public static ViewsSlot defaults() {
        return new ViewsSlot(List.of(), List.of(), 0);
    }
}
