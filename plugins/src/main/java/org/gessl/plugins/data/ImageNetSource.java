package org.gessl.plugins.data;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.Split;
import org.gessl.framework.plugin.DataSource;
import org.gessl.framework.spec.UserException;

/** Opens {@link ImageNet}. */
final class ImageNetSource implements DataSource {
    private final ImageNet options;

    @Inject
    ImageNetSource(ImageNet options) {
        this.options = options;
    }

    @Override
    public ImageData open(Request request) {
        SynsetLayout layout =
                new SynsetLayout(text("classes", options.classes()), text("valLabels", options.valLabels()));
        return new ImageTree(options.plugin(), List.of(options.path()), layout, Split.published()).open(request);
    }

    private static Optional<String> text(String option, String file) {
        if (file.isBlank()) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(Path.of(file));
            if (text.isBlank()) {
                throw new UserException("data-classes", "data." + option + " = " + file + " is empty");
            }
            return Optional.of(text);
        } catch (IOException e) {
            throw new UserException("data-path", "data." + option + " = " + file + " cannot be read (" + e + ")");
        }
    }
}
