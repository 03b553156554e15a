package org.gessl.plugins.data;

import jakarta.inject.Inject;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.Split;
import org.gessl.framework.data.StoreCache;
import org.gessl.framework.plugin.DataSource;

/** Opens {@link Cifar100}. */
final class Cifar100Source implements DataSource {
    private final Cifar100 options;

    @Inject
    Cifar100Source(Cifar100 options) {
        this.options = options;
    }

    @Override
    public ImageData open(Request request) {
        CifarFormat format =
                options.labels() == Cifar100.Labels.FINE ? CifarFormat.CIFAR_100_FINE : CifarFormat.CIFAR_100_COARSE;
        return ImageData.of(
                options.plugin(),
                CifarReader.open(
                        format,
                        DataPath.open(options.plugin(), options.path()),
                        request.imageSize(),
                        new StoreCache(request.cache())),
                Split.published());
    }
}
