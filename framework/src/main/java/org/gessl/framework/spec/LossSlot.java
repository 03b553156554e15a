package org.gessl.framework.spec;

/**
 * The self-supervised loss and the projector in front of it.
 *
 * @param loss the loss
 * @param projector the head that turns features into the embeddings that the loss sees
 */
public record LossSlot(@Inline LossSpec loss, HeadSpec projector) {

    public LossSlot {
        Ranges.check(LossSlot.class, loss, projector);
    }

    /** Returns the slot of {@code loss} with everything else at its default. */
    public static LossSlot of(LossSpec loss) {
        return new LossSlot(loss, Named.named("mlp"));
    }
}
