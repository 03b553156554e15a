package org.gessl.plugins.data;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.ImageSet;
import org.gessl.framework.plugin.DataSource;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.DataSpec;

/** Opens data sets as a run does. */
final class DataSets {
    private DataSets() {}

    static ImageData open(DataSpec spec, int imageSize, Path cache) {
        return PluginRegistry.of(List.of(new DataModule()))
                .create(DataSource.class, spec)
                .open(new DataSource.Request(imageSize, cache, 0));
    }

    static byte[] pixels(ImageSet images, int index) {
        ByteBuffer pixels = ByteBuffer.allocate(images.imageBytes());
        images.read(index, pixels);
        return pixels.array();
    }

    static byte[] pixels(ImageSet images) {
        ByteBuffer pixels = ByteBuffer.allocate(images.size() * images.imageBytes());
        for (int i = 0; i < images.size(); i++) {
            images.read(i, pixels);
        }
        return pixels.array();
    }
}
