package org.gessl.plugins.data;

import jakarta.inject.Inject;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.ImageTreeReader;
import org.gessl.framework.data.StoreCache;
import org.gessl.framework.plugin.DataSource;

/** Opens {@link Omniglot}. */
final class OmniglotSource implements DataSource {
    private final Omniglot options;

    @Inject
    OmniglotSource(Omniglot options) {
        this.options = options;
    }

    @Override
    public ImageData open(Request request) {
        return ImageData.of(
                options.plugin(),
                ImageTreeReader.open(
                        DataPath.open(options.plugin(), options.path()),
                        new OmniglotLayout(),
                        request.imageSize(),
                        new StoreCache(request.cache())),
                options.split().split(options.testShare(), options.splitSeed()));
    }
}
