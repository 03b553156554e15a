package org.gessl.plugins.data;

import jakarta.inject.Inject;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.Split;
import org.gessl.framework.data.StoreCache;
import org.gessl.framework.plugin.DataSource;

/** Opens {@link Mnist}. */
final class MnistSource implements DataSource {
    private final Mnist options;

    @Inject
    MnistSource(Mnist options) {
        this.options = options;
    }

    @Override
    public ImageData open(Request request) {
        return ImageData.of(
                options.plugin(),
                IdxReader.open(
                        DataPath.open(options.plugin(), options.path()),
                        request.imageSize(),
                        new StoreCache(request.cache())),
                Split.published());
    }
}
