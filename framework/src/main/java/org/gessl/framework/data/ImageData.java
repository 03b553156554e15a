package org.gessl.framework.data;

import java.util.List;

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
