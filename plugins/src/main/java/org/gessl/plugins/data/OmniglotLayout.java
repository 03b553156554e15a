package org.gessl.plugins.data;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gessl.framework.data.FileTree;
import org.gessl.framework.data.ImageLayout;
import org.gessl.framework.data.Part;

/**
 * The layout of {@link Omniglot}: {@code [.../]<alphabet>/<character>/<drawing>.png}, where a folder {@code images_evaluation} above makes test images
 * if there are others. Names leave out the folders above, so that the same drawing in two archives has one name.
 */
final class OmniglotLayout implements ImageLayout {
    private static final Pattern DRAWING = Pattern.compile("(?:(.*)/)?([^/]+/[^/]+)/([^/]+\\.png)");
    private static final String EVALUATION = "evaluation/";
    private static final String BACKGROUND = "background/";

    @Override
    public String key() {
        return "omniglot";
    }

    @Override
    public Optional<String> name(String path) {
        Matcher drawing = DRAWING.matcher(path);
        if (!drawing.matches()) {
            return Optional.empty();
        }
        String above = drawing.group(1) == null ? "" : drawing.group(1);
        String set = above.contains("images_evaluation") ? EVALUATION : BACKGROUND;
        return Optional.of(set + drawing.group(2) + "/" + drawing.group(3));
    }

    @Override
    public boolean isText(String path) {
        return false;
    }

    @Override
    public Map<String, Place> places(Set<String> images, Map<String, String> texts, FileTree.Skips skips) {
        boolean both = images.stream().anyMatch(name -> name.startsWith(EVALUATION))
                && images.stream().anyMatch(name -> name.startsWith(BACKGROUND));
        Map<String, Place> places = new HashMap<>();
        for (String name : images) {
            Part published = name.startsWith(EVALUATION) ? Part.TEST : Part.TRAIN;
            String character = name.substring(name.indexOf('/') + 1, name.lastIndexOf('/'));
            places.put(name, Place.of(both ? published : Part.UNSPLIT, character));
        }
        return places;
    }
}
