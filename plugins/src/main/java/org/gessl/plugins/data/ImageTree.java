package org.gessl.plugins.data;

import java.util.List;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.ImageLayout;
import org.gessl.framework.data.ImageTreeReader;
import org.gessl.framework.data.Split;
import org.gessl.framework.data.StoreCache;
import org.gessl.framework.plugin.DataSource;

/**
 * A data set of image files in folders or archives.
 *
 * @param plugin the plugin's name
 * @param paths its {@code data.path}
 * @param layout how the files are laid out
 * @param split which images are held out
 */
record ImageTree(String plugin, List<String> paths, ImageLayout layout, Split split) {

    /** Opens the data set. */
    ImageData open(DataSource.Request request) {
        return ImageData.of(
                plugin,
                ImageTreeReader.open(
                        DataPath.open(plugin, paths), layout, request.imageSize(), new StoreCache(request.cache())),
                split);
    }
}
