package org.gessl.plugins.data;

import jakarta.inject.Inject;
import java.util.List;
import org.gessl.framework.data.FolderLayout;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.ImageLayout;
import org.gessl.framework.data.UnlabelledLayout;
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
        ImageLayout layout = options.labels() == ImageFolder.Labels.NONE ? new UnlabelledLayout() : new FolderLayout();
        return new ImageTree(
                        options.plugin(),
                        List.of(options.path()),
                        layout,
                        options.split().split(options.testShare(), options.splitSeed()))
                .open(request);
    }
}
