package org.gessl.framework.data;

import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gessl.framework.spec.Problem;

/** What a protocol needs of the pipeline's own data set. */
public enum DataNeed {
    /** Nothing: the protocol brings its own data. */
    NOTHING,
    /** Test images, labelled or not. */
    TEST_IMAGES,
    /** Labelled test images, of any classes. */
    TEST_LABELS,
    /** Labelled training images, and labelled test images of the same classes. */
    LABELS;

    /** Returns what {@code data} lacks for {@code user}, and what may be done; empty if it lacks nothing. */
    Optional<Problem> missing(ImageData data, String user) {
        if (this == NOTHING) {
            return Optional.empty();
        }
        String ask = user + " needs ";
        String leave = "or leave " + user + " out";
        if (data.test().size() == 0) {
            return problem(
                    "data-test",
                    ask + "test images, and '" + data.name()
                            + "' has none: add its test part, read it as image-folder, which holds a share out"
                            + " (data.testShare), "
                            + leave);
        }
        if (this == TEST_IMAGES) {
            return Optional.empty();
        }
        if (data.test().label(0) == ImageSet.UNLABELLED) {
            return problem("data-labels", ask + unlabelled("test", data) + leave);
        }
        if (this == LABELS && data.train().size() == 0) {
            return problem("data-labels", ask + unlabelled("training", data) + leave);
        }
        return this == TEST_LABELS || sharesClasses(data)
                ? Optional.empty()
                : problem(
                        "data-split",
                        ask + "test images of the classes that it is trained on, and '" + data.name()
                                + "' holds whole classes out: hold out images of each class, measure few-shot, "
                                + leave);
    }

    private static String unlabelled(String part, ImageData data) {
        return "labelled " + part + " images, and those of '" + data.name() + "' have no labels: add them, ";
    }

    private static Optional<Problem> problem(String id, String text) {
        return Optional.of(new Problem(id, text));
    }

    private static boolean sharesClasses(ImageData data) {
        BitSet trained = classes(data.train());
        return trained.intersects(classes(data.test()));
    }

    private static BitSet classes(ImageSet images) {
        BitSet classes = new BitSet();
        IntStream.range(0, images.size()).map(images::label).forEach(classes::set);
        return classes;
    }
}
