package org.gessl.dsl;

import java.util.ArrayList;
import java.util.List;
import org.gessl.framework.spec.HeadSpec;
import org.gessl.framework.spec.LossSlot;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.LossTerm;

/** The block of {@code loss}: the projector in front of it, and what is added to it. */
public final class LossScope extends SlotScope<LossSlot> {

    LossScope(LossSlot defaults) {
        super("loss", defaults);
    }

    /** Chooses the head that turns features into the embeddings that the loss sees; default {@code mlp}. */
    public LossScope projector(HeadSpec value) {
        set("projector", value);
        return this;
    }

    /** Adds {@code loss} times {@code weight}, in [0, 1000]; such as a regulariser. */
    public LossScope plus(double weight, LossSpec loss) {
        use("plus", loss);
        List<LossTerm> terms = new ArrayList<>(record().plus());
        terms.add(new LossTerm(weight, loss));
        put("plus", terms);
        return this;
    }
}
