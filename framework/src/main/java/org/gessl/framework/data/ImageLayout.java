package org.gessl.framework.data;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the files of a tree of images are laid out: which count, and to which part and class each image belongs. */
public interface ImageLayout {

    /** Returns letters, digits, dots and hyphens that differ for layouts that may place the same files differently. */
    String key();

    /**
     * Returns the name under which the image or text file at {@code path} is known to {@link #places}; of several files of one
     * name the first counts. Empty for a file that is passed over without a word.
     */
    default Optional<String> name(String path) {
        return Optional.of(path);
    }

    /** Returns whether the file at {@code path} is a text file that {@link #places} asks for. */
    boolean isText(String path);

    /**
     * Returns where images belong; those that are missing from it are not used.
     *
     * @param images names of all images that could be decoded
     * @param texts text files by name
     * @param skips takes the images that ought to belong somewhere but do not
     * @throws org.gessl.framework.spec.UserException if a text file contradicts itself
     */
    Map<String, Place> places(Set<String> images, Map<String, String> texts, FileTree.Skips skips);

    /**
     * Where an image belongs.
     *
     * @param part its part
     * @param className its class; empty if it has no label
     */
    record Place(Part part, Optional<String> className) {

        /** Returns the place in {@code part} of a labelled image. */
        public static Place of(Part part, String className) {
            return new Place(part, Optional.of(className));
        }
    }
}
