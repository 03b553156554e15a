package org.gessl.dsl;

import org.gessl.framework.spec.BatchStatistics;
import org.gessl.framework.spec.EncoderSlot;

/** The block of {@code encoder}: how several views pass through it. */
public final class EncoderScope extends SlotScope<EncoderSlot> {

    EncoderScope(EncoderSlot defaults) {
        super("encoder", defaults);
    }

    /** Sets over which images batch normalisation takes its statistics; default all views together. */
    public EncoderScope batchStatistics(BatchStatistics value) {
        set("batchStatistics", value);
        return this;
    }
}
