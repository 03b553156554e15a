package org.gessl.framework.plugin;

import java.nio.file.Path;
import org.gessl.framework.data.ImageData;

/** A data set that can be opened. */
@FunctionalInterface
public interface DataSource {

    /**
     * Opens the data set, decoding it once into a store that later runs reuse.
     *
     * @throws org.gessl.framework.spec.UserException if the path or its content cannot be used
     * @throws java.io.UncheckedIOException if reading or writing fails
     */
    ImageData open(Request request);

    /**
     * What the pipeline asks of the data set.
     *
     * @param imageSize height and width of the stored images [pixels]
     * @param cache folder of the decoded stores
     * @param seed seed of the run, for data that are drawn
     */
    record Request(int imageSize, Path cache, long seed) {}
}
