package org.gessl.recipes.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gessl.framework.data.ClassRows;
import org.gessl.framework.data.ImageSet;
import org.gessl.framework.evaluate.Neighbours;

/** Held-out images with their nearest training images: of each class the first, then the second, ... until there are enough. */
final class Gallery {
    private static final int QUERIES = 12;

    private final List<String> classes;
    private final ImageSet train;
    private final ImageSet test;

    /** Creates the gallery of {@code test} images among {@code train} images. */
    Gallery(List<String> classes, ImageSet train, ImageSet test) {
        this.classes = classes;
        this.train = train;
        this.test = test;
    }

    /**
     * A held-out image.
     *
     * @param picture data URI
     * @param label its class
     * @param called what its neighbours call it
     * @param right whether they are right
     * @param nearest its neighbours, the nearest first
     */
    record Query(String picture, String label, String called, boolean right, List<Neighbour> nearest) {}

    /**
     * A training image.
     *
     * @param picture data URI
     * @param label its class
     * @param same whether this is the query's
     * @param cosine similarity of the two
     */
    record Neighbour(String picture, String label, boolean same, String cosine) {}

    /** Returns the queries with all of their neighbours. */
    List<Query> queries(Neighbours[] nearest, int[] answers) {
        return chosen().stream()
                .map(row -> query(row, nearest[row], answers[row]))
                .toList();
    }

    private List<Integer> chosen() {
        List<int[]> byClass = ClassRows.of(test.size(), test::label);
        int most = byClass.stream().mapToInt(images -> images.length).max().orElse(0);
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            for (int[] images : byClass) {
                if (i < images.length) {
                    rows.add(images[i]);
                }
            }
        }
        return rows.stream().limit(QUERIES).toList();
    }

    private Query query(int row, Neighbours nearest, int answer) {
        int label = test.label(row);
        List<Neighbour> neighbours = IntStream.range(0, nearest.count())
                .mapToObj(rank -> neighbour(nearest.row(rank), label, nearest.similarity(rank)))
                .toList();
        return new Query(Picture.of(test, row), classes.get(label), classes.get(answer), answer == label, neighbours);
    }

    private Neighbour neighbour(int row, int label, float cosine) {
        return new Neighbour(
                Picture.of(train, row),
                classes.get(train.label(row)),
                train.label(row) == label,
                String.format(Locale.ROOT, "%.2f", cosine));
    }
}
