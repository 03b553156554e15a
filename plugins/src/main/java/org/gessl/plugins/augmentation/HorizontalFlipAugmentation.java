package org.gessl.plugins.augmentation;

import jakarta.inject.Inject;

/** Reverses the columns of some images. */
final class HorizontalFlipAugmentation extends RandomFlip {

    @Inject
    HorizontalFlipAugmentation(HorizontalFlip options) {
        super(options.p(), Mirror.HORIZONTAL);
    }
}
