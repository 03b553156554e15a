package org.gessl.dsl;

import org.gessl.framework.spec.DataSlot;

/** The block of {@code data}: how the data set is cut into mini-batches. */
public final class DataScope extends SlotScope<DataSlot> {

    DataScope(DataSlot defaults) {
        super("data", defaults);
    }

    /** Sets the images of a mini-batch, which is one task, in [2, 65536]; default 128. */
    public DataScope batchSize(int value) {
        set("batchSize", value);
        return this;
    }

    /** Sets the height and width to which decoded images are brought [pixels], in [4, 1024]; default 32. */
    public DataScope imageSize(int value) {
        set("imageSize", value);
        return this;
    }
}
