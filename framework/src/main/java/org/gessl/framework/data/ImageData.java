package org.gessl.framework.data;

import java.util.LinkedHashSet;
import java.util.List;
import org.gessl.framework.spec.UserException;

/**
 * An opened data set. Pre-training sees images, protocols see labels: where a data set has images without label, only {@code pretraining} (and
 * {@code test}, if nothing in it is labelled) holds them.
 *
 * @param name what the user calls it
 * @param pretraining images to pre-train on, with and without label
 * @param train labelled training images; empty if none is labelled
 * @param test held-out images, all labelled or none; empty if the data set has no test part
 * @param classes class names by label
 * @param checksum hexadecimal digest of the content
 * @param skipped how many files were skipped because they could not be read
 */
public record ImageData(
        String name,
        ImageSet pretraining,
        ImageSet train,
        ImageSet test,
        List<String> classes,
        String checksum,
        int skipped)
        implements AutoCloseable {

    /** Creates a data set whose training images are all labelled and pre-trained on. */
    public ImageData(String name, ImageSet train, ImageSet test, List<String> classes, String checksum, int skipped) {
        this(name, train, train, test, classes, checksum, skipped);
    }

    /**
     * Returns the data set in {@code store} as {@code split} divides it.
     *
     * @throws UserException if no training images are left
     */
    public static ImageData of(String name, ImageStore store, Split split) {
        StoreIndex index = store.index();
        List<StoreIndex.Image> images = split.apply(index.images());
        List<StoreIndex.Image> pretraining = Part.TRAIN.of(images);
        if (pretraining.isEmpty()) {
            throw new UserException("data-empty", "'" + name + "' has no training images");
        }
        return new ImageData(
                name,
                store.select(pretraining),
                store.select(labelled(pretraining)),
                store.select(labelledIfAny(Part.TEST.of(images))),
                index.classes(),
                index.checksum(),
                index.skipped());
    }

    /** Returns this data set with other images to pre-train on. */
    public ImageData pretraining(ImageSet images) {
        return new ImageData(name, images, train, test, classes, checksum, skipped);
    }

    /**
     * Checks that this data set has what {@code user} needs.
     *
     * @param user what asks for it, as the user calls it, such as {@code 'knn'}
     * @throws UserException saying what is missing and what may be done
     */
    public void require(DataNeed need, String user) {
        need.missing(this, user).ifPresent(problem -> {
            throw new UserException(problem.id(), problem.text());
        });
    }

    /** Releases what the data set holds. */
    @Override
    public void close() {
        for (ImageSet set : new LinkedHashSet<>(List.of(pretraining, train, test))) {
            if (set instanceof AutoCloseable closeable) {
                try {
                    closeable.close();
                } catch (Exception e) {
                    throw new IllegalStateException("closing " + name, e);
                }
            }
        }
    }

    private static List<StoreIndex.Image> labelledIfAny(List<StoreIndex.Image> images) {
        return images.stream().anyMatch(StoreIndex.Image::labelled) ? labelled(images) : images;
    }

    private static List<StoreIndex.Image> labelled(List<StoreIndex.Image> images) {
        return images.stream().filter(StoreIndex.Image::labelled).toList();
    }
}
