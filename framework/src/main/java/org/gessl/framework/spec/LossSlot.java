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
}
