package org.gessl.plugins.data;

import jakarta.inject.Inject;
import java.util.List;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.Split;
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
        return new ImageTree(options.plugin(), List.of(options.path()), SynsetLayout.published(), Split.published())
                .open(request);
    }
}
