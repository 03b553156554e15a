package org.gessl.framework.data;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Images whose folders mean nothing: none has a label. */
public final class UnlabelledLayout implements ImageLayout {

    @Override
    public String key() {
        return "unlabelled";
    }

    @Override
    public boolean isText(String path) {
        return false;
    }

    @Override
    public Map<String, Place> places(Set<String> images, Map<String, String> texts, FileTree.Skips skips) {
        Place place = new Place(Part.UNSPLIT, Optional.empty());
        return images.stream().collect(Collectors.toMap(path -> path, path -> place));
    }
}
