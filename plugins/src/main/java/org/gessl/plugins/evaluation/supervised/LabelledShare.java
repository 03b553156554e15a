package org.gessl.plugins.evaluation.supervised;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gessl.framework.data.ClassRows;
import org.gessl.framework.data.ImageSet;
import org.gessl.framework.data.ImageSubset;
import org.gessl.framework.data.Permutation;

/**
 * The part of the training images whose labels a semi-supervised protocol may see: as many of each class, at least one.
 *
 * @param percent share of all labels [percent]
 * @param seed seed of the draw
 */
record LabelledShare(double percent, long seed) {

    /** Returns the images of {@code train}; a class that has too few gives all it has. */
    ImageSubset of(ImageSet train) {
        List<int[]> classes = ClassRows.of(train.size(), train::label);
        int perClass = (int) Math.max(1, Math.round(percent / 100 * train.size() / classes.size()));
        int[] rows = IntStream.range(0, classes.size())
                .flatMap(c -> drawn(classes.get(c), c, perClass))
                .toArray();
        return new ImageSubset(train, rows);
    }

    private IntStream drawn(int[] members, int stream, int count) {
        int[] order = Permutation.of(members.length, seed, stream);
        return Arrays.stream(order).limit(count).map(i -> members[i]);
    }
}
