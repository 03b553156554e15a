package org.gessl.dsl;

import org.gessl.framework.spec.HeadSpec;
import org.gessl.framework.spec.LossSlot;

/** The block of {@code loss}: the projector in front of it. */
public final class LossScope extends SlotScope<LossSlot> {

    LossScope(LossSlot defaults) {
        super("loss", defaults);
    }

    /** Chooses the head that turns features into the embeddings that the loss sees; default {@code mlp}. */
    public LossScope projector(HeadSpec value) {
        set("projector", value);
        return this;
    }
}
