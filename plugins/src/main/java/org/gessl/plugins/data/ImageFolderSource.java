package org.gessl.plugins.data;

import jakarta.inject.Inject;
import org.gessl.framework.data.FileTree;
import org.gessl.framework.data.Holdout;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.ImageTreeReader;
import org.gessl.framework.data.StoreCache;
import org.gessl.framework.plugin.DataSource;

/** Opens an {@link ImageFolder}. */
final class ImageFolderSource implements DataSource {
    private final ImageFolder options;

    @Inject
    ImageFolderSource(ImageFolder options) {
        this.options = options;
    }

    @Override
    public ImageData open(Request request) {
        FileTree tree = DataPath.open(options.plugin(), options.path());
        Holdout holdout = new Holdout(options.testShare(), options.splitSeed());
        return ImageData.of(
                options.plugin(),
                ImageTreeReader.open(tree, request.imageSize(), new StoreCache(request.cache())),
                holdout);
    }
}
