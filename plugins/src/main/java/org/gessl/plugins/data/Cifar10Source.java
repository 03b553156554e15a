package org.gessl.plugins.data;

import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicReference;
import org.gessl.framework.data.FileTree;
import org.gessl.framework.data.FolderLayout;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.ImageDecoder;
import org.gessl.framework.data.ImageTreeReader;
import org.gessl.framework.data.Split;
import org.gessl.framework.data.StoreCache;
import org.gessl.framework.plugin.DataSource;
import org.gessl.framework.spec.UserException;

/** Opens {@link Cifar10}, as records or as images, whichever comes first in it. */
final class Cifar10Source implements DataSource {
    /** As in the published data; used only for images that come without a test folder. */
    private static final double TEST_SHARE = 1.0 / 6;

    private final Cifar10 options;

    @Inject
    Cifar10Source(Cifar10 options) {
        this.options = options;
    }

    @Override
    public ImageData open(Request request) {
        FileTree tree = DataPath.open(options.plugin(), options.path());
        StoreCache cache = new StoreCache(request.cache());
        return ImageData.of(
                options.plugin(),
                isBinary(tree)
                        ? CifarReader.open(CifarFormat.CIFAR_10, tree, request.imageSize(), cache)
                        : ImageTreeReader.open(tree, new FolderLayout(), request.imageSize(), cache),
                Split.byImages(TEST_SHARE, 0));
    }

    private static boolean isBinary(FileTree tree) {
        AtomicReference<Boolean> found = new AtomicReference<>();
        tree.visit(
                entry -> {
                    if (entry.path().endsWith(".bin")) {
                        found.set(true);
                    } else if (ImageDecoder.isImageName(entry.path())) {
                        found.set(false);
                    }
                    return found.get() == null;
                },
                (path, reason) -> {});
        if (found.get() == null) {
            throw new UserException(
                    "data-files",
                    tree.location()
                            + " holds neither the files of the binary version (data_batch_1.bin, ...) nor images in train/<class>"
                            + " and test/<class>");
        }
        return found.get();
    }
}
