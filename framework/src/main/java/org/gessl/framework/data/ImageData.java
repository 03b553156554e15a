package org.gessl.framework.data;

import java.util.List;
import org.gessl.framework.spec.UserException;

/**
 * An opened data set.
 *
 * @param name what the user calls it
 * @param train training images
 * @param test held-out images
 * @param classes class names by label
 * @param checksum hexadecimal digest of the content
 * @param skipped how many files were skipped because they could not be read
 */
public record ImageData(String name, ImageSet train, ImageSet test, List<String> classes, String checksum, int skipped)
        implements AutoCloseable {

    /**
     * Returns the data set in {@code store}; if nothing in it is marked as test images, or nothing as training images,
     * {@code holdout} decides.
     *
     * @throws UserException if one of the two parts stays empty
     */
    public static ImageData of(String name, ImageStore store, Holdout holdout) {
        List<StoreIndex.Image> images = store.index().images();
        if (part(images, Part.TRAIN).isEmpty() || part(images, Part.TEST).isEmpty()) {
            images = holdout.apply(images);
        }
        List<StoreIndex.Image> test = part(images, Part.TEST);
        if (test.isEmpty()) {
            throw new UserException("data-empty", "'" + name + "' has no class of two images, so none can be held out");
        }
        StoreIndex index = store.index();
        return new ImageData(
                name,
                store.select(part(images, Part.TRAIN)),
                store.select(test),
                index.classes(),
                index.checksum(),
                index.skipped());
    }

    private static List<StoreIndex.Image> part(List<StoreIndex.Image> images, Part part) {
        return images.stream().filter(image -> image.part() == part).toList();
    }

    /** Releases what the data set holds. */
    @Override
    public void close() {
        for (ImageSet set : List.of(train, test)) {
            if (set instanceof AutoCloseable closeable) {
                try {
                    closeable.close();
                } catch (Exception e) {
                    throw new IllegalStateException("closing " + name, e);
                }
            }
        }
    }
}
