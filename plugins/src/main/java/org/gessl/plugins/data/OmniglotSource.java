package org.gessl.plugins.data;

import jakarta.inject.Inject;
import org.gessl.framework.data.ImageData;
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
        return new ImageTree(
                        options.plugin(),
                        options.path(),
                        new OmniglotLayout(),
                        options.split().split(options.testShare(), options.splitSeed()))
                .open(request);
    }
}
