package org.gessl.framework.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gessl.framework.data.ImageLayout.Place;

/**
 * Reads part and class of an image from its path.
 *
 * <p>Folders that all images share are left out, up to a {@code train}, {@code test}, {@code val} or {@code validation} folder. The class is the
 * path of the image's folder below that; a last folder called {@code images} counts for the one above it. An image without
 * a class folder takes its class from {@code <split>/<split>_annotations.txt} (a line each: file name, tab, class), as
 * Tiny ImageNet has it. Of {@code test} and {@code val}, {@code test} is held out if it has classes, and the other is left out.
 */
final class ClassFolders {
    private static final String TRAIN = "train";
    private static final List<String> HELD_OUT = List.of("test", "val", "validation");
    private static final Set<String> TRANSPARENT = Set.of("images");

    private final int shared;
    private final boolean split;
    private final Map<String, Map<String, String>> annotations;
    private final String heldOut;

    /**
     * Creates the reader for a tree.
     *
     * @param paths all images
     * @param annotations by the path of the annotation file, the class of each file name
     */
    ClassFolders(Collection<String> paths, Map<String, Map<String, String>> annotations) {
        this.annotations = annotations;
        List<List<String>> folders =
                paths.stream().map(ClassFolders::folders).distinct().toList();
        this.shared = sharedFolders(folders);
        this.split = folders.stream()
                .anyMatch(f -> f.size() > shared && f.get(shared).equals(TRAIN));
        this.heldOut = HELD_OUT.stream()
                .filter(name -> paths.stream()
                        .anyMatch(path -> splitOf(folders(path)).equals(name)
                                && className(path, 1).isPresent()))
                .findFirst()
                .orElse(HELD_OUT.get(0));
    }

    /** Returns where the image at {@code path} belongs, or nothing if it has no class or lies outside the splits. */
    Optional<Place> place(String path) {
        if (!split) {
            return className(path, 0).map(name -> Place.of(Part.UNSPLIT, name));
        }
        String folder = splitOf(folders(path));
        if (!folder.equals(TRAIN) && !folder.equals(heldOut)) {
            return Optional.empty();
        }
        Part part = folder.equals(TRAIN) ? Part.TRAIN : Part.TEST;
        return className(path, 1).map(name -> Place.of(part, name));
    }

    /** Returns whether the image at {@code path} lies in a split that is left out because another is held out. */
    boolean leftOut(String path) {
        String folder = splitOf(folders(path));
        return split && HELD_OUT.contains(folder) && !folder.equals(heldOut);
    }

    private Optional<String> className(String path, int splitFolders) {
        List<String> folders = folders(path);
        int end = folders.size();
        while (end > shared + splitFolders && TRANSPARENT.contains(folders.get(end - 1))) {
            end--;
        }
        if (end > shared + splitFolders) {
            return Optional.of(String.join("/", folders.subList(shared + splitFolders, end)));
        }
        return splitFolders == 0 ? Optional.empty() : Optional.ofNullable(annotated(path, folders));
    }

    private String annotated(String path, List<String> folders) {
        if (folders.size() <= shared) {
            return null;
        }
        String folder = String.join("/", folders.subList(0, shared + 1));
        String file = folder + "/" + folders.get(shared) + "_annotations.txt";
        return annotations.getOrDefault(file, Map.of()).get(FileTree.file(path));
    }

    private String splitOf(List<String> folders) {
        return folders.size() > shared ? folders.get(shared) : "";
    }

    private static List<String> folders(String path) {
        List<String> parts = Arrays.asList(path.split("/"));
        return new ArrayList<>(parts.subList(0, parts.size() - 1));
    }

    private static int sharedFolders(List<List<String>> folders) {
        int depth = 0;
        while (true) {
            int at = depth;
            List<String> names = folders.stream()
                    .map(f -> f.size() > at ? f.get(at) : "")
                    .distinct()
                    .limit(2)
                    .toList();
            if (names.size() != 1 || names.get(0).isEmpty() || isSplit(names.get(0))) {
                return depth;
            }
            depth++;
        }
    }

    private static boolean isSplit(String name) {
        return name.equals(TRAIN) || HELD_OUT.contains(name);
    }
}
