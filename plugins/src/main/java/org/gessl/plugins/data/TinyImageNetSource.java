package org.gessl.plugins.data;

import jakarta.inject.Inject;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.ImageTreeReader;
import org.gessl.framework.data.Split;
import org.gessl.framework.data.StoreCache;
import org.gessl.framework.plugin.DataSource;

/** Opens {@link TinyImageNet}. */
final class TinyImageNetSource implements DataSource {
    private final TinyImageNet options;

    @Inject
    TinyImageNetSource(TinyImageNet options) {
        this.options = options;
    }

    @Override
    public ImageData open(Request request) {
        return ImageData.of(
                options.plugin(),
                ImageTreeReader.open(
                        DataPath.open(options.plugin(), options.path()),
                        SynsetLayout.published(),
                        request.imageSize(),
                        new StoreCache(request.cache())),
                Split.published());
    }
}
