package org.gessl.plugins.augmentation;

import jakarta.inject.Inject;

/** Reverses the rows of some images. */
final class VerticalFlipAugmentation extends RandomFlip {

    @Inject
    VerticalFlipAugmentation(VerticalFlip options) {
        super(options.p(), Mirror.VERTICAL);
    }
}
