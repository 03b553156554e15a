package org.gessl.recipes.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which class was taken for which.
 *
 * @param classes class names
 * @param rows how the images of each class were called; empty where there are more classes than a table can show
 * @param mistakes the most frequent confusions, the most frequent first
 */
record Confusion(List<String> classes, List<Row> rows, List<Mistake> mistakes) {
    private static final int MOST_CLASSES = 40;
    private static final int MOST_MISTAKES = 10;

    /**
     * The images of a class.
     *
     * @param name the class
     * @param cells how many were called what
     * @param images how many there are
     * @param right share that was called right [percent]; empty without images
     */
    record Row(String name, List<Cell> cells, int images, String right) {}

    /**
     * Images of one class that were called another.
     *
     * @param called what they were called
     * @param count how many
     * @param share their share of the class [percent]
     * @param right whether it is their class
     */
    record Cell(String called, int count, int share, boolean right) {
        public boolean empty() {
            return count == 0;
        }
    }

    /** Images of class {@code name} that were called {@code called}. */
    record Mistake(String name, String called, int count, int share) {}

    /**
     * Counts answers.
     *
     * @param labels class of each image
     * @param answers what it was called
     */
    static Confusion of(List<String> classes, int[] labels, int[] answers) {
        int[][] counts = new int[classes.size()][classes.size()];
        for (int i = 0; i < labels.length; i++) {
            counts[labels[i]][answers[i]]++;
        }
        List<Row> rows = new ArrayList<>();
        List<Mistake> mistakes = new ArrayList<>();
        for (int label = 0; label < counts.length; label++) {
            Row row = row(classes, label, counts[label]);
            rows.add(row);
            row.cells().stream()
                    .filter(cell -> !cell.right() && !cell.empty())
                    .map(cell -> new Mistake(row.name(), cell.called(), cell.count(), cell.share()))
                    .forEach(mistakes::add);
        }
        mistakes.sort(Comparator.comparingInt(Mistake::count).reversed());
        return new Confusion(
                classes,
                classes.size() <= MOST_CLASSES ? rows : List.of(),
                mistakes.stream().limit(MOST_MISTAKES).toList());
    }

    /** Returns whether the table can be shown. */
    public boolean shown() {
        return !rows.isEmpty();
    }

    private static Row row(List<String> classes, int label, int[] counts) {
        int images = IntStream.of(counts).sum();
        List<Cell> cells = IntStream.range(0, counts.length)
                .mapToObj(called ->
                        new Cell(classes.get(called), counts[called], percent(counts[called], images), called == label))
                .toList();
        return new Row(classes.get(label), cells, images, images == 0 ? "" : percent(counts[label], images) + " %");
    }

    private static int percent(int count, int all) {
        return all == 0 ? 0 : (int) Math.round(100.0 * count / all);
    }
}
