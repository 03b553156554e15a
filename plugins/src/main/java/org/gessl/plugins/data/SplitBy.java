package org.gessl.plugins.data;

import org.gessl.framework.data.Split;

/** What is held out as test data where a data set leaves the choice. */
public enum SplitBy {
    /** A share of the images of each class, for protocols that classify test images. */
    IMAGES,
    /** A share of the classes with all their images, for few-shot protocols on classes never seen. */
    CLASSES;

    Split split(double share, long seed) {
        return this == IMAGES ? Split.byImages(share, seed) : Split.byClasses(share, seed);
    }
}
