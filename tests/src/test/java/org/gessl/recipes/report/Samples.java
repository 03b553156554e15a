package org.gessl.recipes.report;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gessl.framework.evaluate.EncodedFeatures;
import org.gessl.framework.evaluate.NeighbourSearch;
import org.gessl.framework.evaluate.Neighbours;
import org.gessl.framework.study.Entry.Place;
import org.gessl.framework.study.format.SavedTable;
import org.gessl.framework.train.JsonLinesMetrics;
import org.gessl.framework.train.RunDirectory;
import org.gessl.framework.train.RunInfo;
import org.gessl.framework.train.Summary;
import org.gessl.framework.train.TrainingListener;
import org.gessl.toys.NoiseImages;

/** Runs, images and tables to report, with names that are markup. */
final class Samples {
    static final String EVIL = "<script>throw 'evil'</script>\"&'";

    private Samples() {}

    /** Writes a run of {@code steps} steps, finished and evaluated. */
    static void run(Path path, int steps) {
        try (RunDirectory run = RunDirectory.create(path);
                JsonLinesMetrics metrics = new JsonLinesMetrics(run.metrics())) {
            run.describe("spec", info());
            run.describe(Map.of("loss.temperature", "--set", "data", "default", EVIL, "recipe"));
            metrics.started(new TrainingListener.Plan(0, steps, 10, 8));
            for (int step = 1; step <= steps; step++) {
                metrics.stepped(step(step));
            }
            run.write(new Summary(
                    EVIL,
                    "0123456789",
                    new Summary.Seconds(75, 60, 10),
                    100,
                    300,
                    steps,
                    Map.of("knn-5", Map.of("trained", 61.25, "untrained", 20.0, "pixels", 30.0)),
                    List.of()));
        }
    }

    static RunInfo info() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("data", "folder");
        settings.put("loss.temperature", "0.2");
        settings.put(EVIL, EVIL);
        return new RunInfo(
                EVIL,
                "0123456789",
                3,
                "abcdef",
                "2026-01-02T03:04:05Z",
                List.of("run", EVIL),
                settings,
                Map.of("gessl", "1.2.3", "processor", "Some CPU", "cores", "2"));
    }

    /** Returns images of {@code classes} classes, at places and with neighbours drawn by chance. */
    static ImageParts images(int classes) {
        List<String> names = IntStream.range(0, classes)
                .mapToObj(i -> i == 0 ? EVIL : "a class with a long name " + i)
                .toList();
        NoiseImages images = new NoiseImages(30, 8);
        EncodedFeatures features = features(images);
        Neighbours[] nearest = NeighbourSearch.bounded(4).find(features, features, 5);
        int[] labels = features.labels();
        int[] answers = Stream.of(nearest).mapToInt(n -> labels[n.row(1)]).toArray();
        double[][] places = new Random(2)
                .doubles(labels.length)
                .mapToObj(x -> new double[] {x, 1 - x * x})
                .toArray(double[][]::new);
        return new ImageParts(
                "all 30 images",
                "50.0",
                5,
                30,
                new Gallery(names, images, images).queries(nearest, answers),
                Confusion.of(names, labels, answers),
                EmbeddingMap.of(places, labels, answers, names, Picture.sheet(images)));
    }

    /** Returns a table of many columns. */
    static SavedTable table() {
        List<SavedTable.Column> columns = IntStream.range(0, 6)
                .mapToObj(i -> new SavedTable.Column(
                        "data-set-" + i, "linear-top1", 1, i == 0 ? Map.of(EVIL, 90.74) : Map.of()))
                .toList();
        return new SavedTable(
                EVIL,
                columns,
                List.of(
                        row("plain", value("40.0 ± 2.0", "", Place.SECOND, 38, 40, 42)),
                        row(EVIL, value("50.0 ± 1.0", "+10.0 ± 2.5", Place.BEST, 49, 50, 51)),
                        row("single", value("30.0", "stale", Place.OTHER, 30)),
                        row("none", new SavedTable.Value("failed", "", Place.OTHER, List.of(), List.of()))),
                List.of("a note on " + EVIL));
    }

    private static SavedTable.Row row(String name, SavedTable.Value value) {
        return new SavedTable.Row(name, Collections.nCopies(6, value));
    }

    private static SavedTable.Value value(String text, String remarks, Place place, double... interval) {
        return new SavedTable.Value(
                text,
                remarks,
                place,
                IntStream.range(0, interval.length).mapToObj(i -> interval[i]).toList(),
                List.of("run a", "gone"));
    }

    private static EncodedFeatures features(NoiseImages images) {
        Random random = new Random(1);
        float[] values = new float[4 * images.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new EncodedFeatures(
                values, 4, IntStream.range(0, images.size()).map(images::label).toArray());
    }

    private static TrainingListener.Step step(int step) {
        Map<String, Double> scalars = new LinkedHashMap<>();
        scalars.put("loss", 5.0 / step);
        scalars.put("loss/support-ssl", 4.0 / step);
        scalars.put("loss/query-ssl", 3.0 / step);
        scalars.put("threshold/mean", -0.5 + 0.001 * step);
        scalars.put("threshold/std", 0.1);
        scalars.put("threshold/min", -0.8);
        scalars.put("threshold/max", 0.2);
        scalars.put("gradient-norm/model", 1.0 / step);
        scalars.put("learning-rate/model", 0.1);
        scalars.put("weight-factor/ssl", 1.0);
        scalars.put("own/" + EVIL, (double) step);
        Map<String, Double> measured = step % 10 == 0 ? Map.of("knn-5", 20.0 + step) : Map.of();
        return new TrainingListener.Step(step, step / 10.0, scalars, measured);
    }
}
