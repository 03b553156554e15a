package org.gessl.plugins.data;

import jakarta.inject.Inject;
import java.util.List;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.ImageStore;
import org.gessl.framework.data.Part;
import org.gessl.framework.data.Split;
import org.gessl.framework.data.StoreCache;
import org.gessl.framework.data.StoreIndex;
import org.gessl.framework.plugin.DataSource;
import org.gessl.framework.spec.UserException;

/** Opens {@link Stl10}. */
final class Stl10Source implements DataSource {
    private final Stl10 options;

    @Inject
    Stl10Source(Stl10 options) {
        this.options = options;
    }

    @Override
    public ImageData open(Request request) {
        ImageStore store = Stl10Reader.open(
                DataPath.open(options.plugin(), options.path()), request.imageSize(), new StoreCache(request.cache()));
        List<StoreIndex.Image> unlabelled = store.index().images().stream()
                .filter(image -> image.part() == Part.UNSPLIT)
                .toList();
        if (unlabelled.isEmpty() && options.pretraining() != Stl10.Pretraining.TRAIN) {
            throw new UserException(
                    "data-files",
                    options.path() + " lacks unlabeled_X.bin of the binary version of stl-10; data.pretraining = train"
                            + " does without");
        }
        ImageData all = ImageData.of(options.plugin(), store, Split.published());
        return switch (options.pretraining()) {
            case ALL -> all;
            case UNLABELLED -> all.pretraining(store.select(unlabelled));
            case TRAIN ->
                all.pretraining(store.select(store.index().images().stream()
                        .filter(image -> image.part() == Part.TRAIN)
                        .toList()));
        };
    }
}
