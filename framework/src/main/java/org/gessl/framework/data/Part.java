package org.gessl.framework.data;

import java.util.List;

/** Which part of a data set an image belongs to. */
public enum Part {
    TRAIN,
    TEST,
    /** The data set as published makes no difference; a {@link Split} decides when it is opened. */
    UNSPLIT;

    /** Returns those of {@code images} that belong to this part. */
    List<StoreIndex.Image> of(List<StoreIndex.Image> images) {
        return images.stream().filter(image -> image.part() == this).toList();
    }

    /** Returns whether any of {@code images} belongs to this part. */
    boolean among(List<StoreIndex.Image> images) {
        return images.stream().anyMatch(image -> image.part() == this);
    }
}
