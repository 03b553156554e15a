package org.gessl.plugins.data;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.gessl.framework.data.FileTree;
import org.gessl.framework.data.ImageSet;
import org.gessl.framework.data.Part;
import org.gessl.framework.data.StoreIndex;
import org.gessl.framework.spec.UserException;

/** The parts of a data set whose images and labels lie in files of their own and belong together by their order. */
final class PairedParts {
    private final FileTree tree;
    private final Map<Part, List<Integer>> positions = new EnumMap<>(Part.class);
    private final Map<Part, byte[]> labels = new EnumMap<>(Part.class);

    /** Creates the parts, still empty, of what {@code tree} holds. */
    PairedParts(FileTree tree) {
        this.tree = tree;
    }

    boolean hasImages(Part part) {
        return positions.containsKey(part);
    }

    boolean hasLabels(Part part) {
        return labels.containsKey(part);
    }

    /** Takes the places of the images of {@code part} in the store, in their order. */
    void images(Part part, List<Integer> stored) {
        positions.put(part, stored);
    }

    /** Takes the labels of {@code part} as they are written, a byte each. */
    void labels(Part part, byte[] written) {
        labels.put(part, written);
    }

    /** Returns the labels of all parts as they are written. */
    Collection<byte[]> written() {
        return labels.values();
    }

    /**
     * Returns the images of {@code part} with their labels, or unlabelled if the part has none.
     *
     * @param label makes a label of the written one, from 0 to 255, and the number of its image
     * @throws UserException if there are not as many labels as images
     */
    List<StoreIndex.Image> pairs(Part part, IntBinaryOperator label) {
        List<Integer> stored = positions.getOrDefault(part, List.of());
        byte[] written = labels.get(part);
        if (written != null && written.length != stored.size()) {
            throw new UserException(
                    "data-files",
                    tree.location() + " has " + written.length + " labels for " + stored.size() + " images of its "
                            + (part == Part.TRAIN ? "training" : "test") + " part");
        }
        return IntStream.range(0, stored.size())
                .mapToObj(i -> new StoreIndex.Image(
                        stored.get(i),
                        written == null ? ImageSet.UNLABELLED : label.applyAsInt(written[i] & 0xFF, i),
                        part))
                .toList();
    }
}
