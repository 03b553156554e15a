package org.gessl.framework.spec;

import java.util.List;

/**
 * The self-supervised loss and the projector in front of it.
 *
 * @param loss the loss
 * @param projector the head that turns features into the embeddings that the loss sees
 * @param plus losses that are added to it, such as a regulariser
 */
public record LossSlot(@Inline LossSpec loss, HeadSpec projector, List<LossTerm> plus) {

    public LossSlot {
        Ranges.check(LossSlot.class, loss, projector, plus);
        plus = List.copyOf(plus);
    }

    /** Returns the slot of {@code loss} with everything else at its default. */
    public static LossSlot of(LossSpec loss) {
        return new LossSlot(loss, Named.named("mlp"), List.of());
    }
}
