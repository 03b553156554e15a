package org.gessl.framework.data;

import java.util.List;
import org.gessl.framework.data.StoreIndex.Image;

/** Decides which images of a data set are held out as test images. */
@FunctionalInterface
public interface Split {

    /** Returns {@code images} in their order, each put into {@link Part#TRAIN} or {@link Part#TEST}. */
    List<Image> apply(List<Image> images);

    /** Returns the split of the data set as published, without test images if it has no test part. */
    static Split published() {
        return images -> images.stream()
                .map(image -> image.part() == Part.UNSPLIT ? image.in(Part.TRAIN) : image)
                .toList();
    }

    /**
     * Returns the split as published; of data without a training or a test part, {@code share} of each class is held out: of a class with at
     * least two images, at least one is held out and at least one stays. Images without label count as one class.
     *
     * @param share share of each class that is held out, in (0, 1)
     * @param seed seed of the draw
     */
    static Split byImages(double share, long seed) {
        return new ImageSplit(share, seed);
    }

    /**
     * Returns a split into classes that are trained on and others that are held out, as few-shot protocols ask for it: the one published, if its
     * parts share no class; otherwise {@code share} of the classes is held out with all their images, at least one and not all.
     *
     * @param share share of the classes that is held out, in (0, 1)
     * @param seed seed of the draw
     */
    static Split byClasses(double share, long seed) {
        return new ClassSplit(share, seed);
    }
}
