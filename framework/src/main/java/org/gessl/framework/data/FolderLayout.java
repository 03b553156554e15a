package org.gessl.framework.data;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Images whose folders are their classes, see {@link ClassFolders} and {@link ClassLists}. */
public final class FolderLayout implements ImageLayout {
    private static final String ANNOTATIONS = "_annotations.txt";

    @Override
    public String key() {
        return "folders";
    }

    @Override
    public boolean isText(String path) {
        return path.endsWith(ANNOTATIONS) || ClassLists.isList(path);
    }

    @Override
    public Map<String, Place> places(Set<String> images, Map<String, String> texts, FileTree.Skips skips) {
        Map<String, Map<String, String>> annotations = new HashMap<>();
        texts.forEach((path, text) -> {
            if (path.endsWith(ANNOTATIONS)) {
                annotations.put(path, annotation(text));
            }
        });
        ClassFolders folders = new ClassFolders(images, annotations);
        ClassLists lists = ClassLists.of(texts);
        Map<String, Place> places = new HashMap<>();
        Map<Place, Place> known = new HashMap<>();
        for (String path : images) {
            if (folders.leftOut(path)) {
                continue;
            }
            folders.place(path)
                    .ifPresentOrElse(
                            place -> lists.divide(place)
                                    .ifPresent(divided -> places.put(path, known.computeIfAbsent(divided, p -> p))),
                            () -> skips.skip(path, "lies in no class folder of a split that is used"));
        }
        return places;
    }

    private static Map<String, String> annotation(String text) {
        Map<String, String> classes = new HashMap<>();
        text.lines()
                .map(line -> line.split("\t"))
                .filter(fields -> fields.length > 1)
                .forEach(fields -> classes.put(fields[0], fields[1]));
        return classes;
    }
}
