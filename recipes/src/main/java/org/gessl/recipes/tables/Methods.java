package org.gessl.recipes.tables;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gessl.framework.evaluate.Confidence;
import org.gessl.framework.study.Column;
import org.gessl.framework.study.Row;
import org.gessl.framework.study.Scale;
import org.gessl.framework.study.Setup;

/** Rows and settings that the tables share. */
final class Methods {
    /** What all published runs have in common; {@link SoloLearn} adds each method's own. */
    private static final List<String> PUBLISHED = List.of(
            "encoder=resnet-18",
            "encoder.width=64",
            "data.batchSize=256",
            "train.epochs=1000",
            "train.checkpointEpochs=20",
            "outer.warmupEpochs=10");

    /** Adam, for in so few steps the recipes' own gradient descent does not take CIFAR-10 beyond the untrained encoder. */
    private static final List<String> SHORT = List.of(
            "data.batchSize=64",
            "train.maxSteps=400",
            "train.epochs=1000",
            "outer=adam",
            "outer.learningRate=0.001",
            "outer.warmupEpochs=0");

    /** Why runs of the small scale are not those of the published tables. */
    private static final String SHORT_NOTE =
            "400 steps of a small encoder, by Adam at 0.001 for every method: no figure here compares with published ones";

    private Methods() {}

    /** Returns what a reader must know of the runs at {@code scale}, and {@code more}. */
    static List<String> notes(Scale scale, String... more) {
        List<String> notes = new ArrayList<>(scale == Scale.PAPER ? SoloLearn.NOTES : List.of(SHORT_NOTE));
        notes.addAll(List.of(more));
        return List.copyOf(notes);
    }

    /** Returns the encoder that has not been trained, which any training has to beat, and each method plain and with GeSSL at {@code scale}. */
    static List<Row> rows(Scale scale) {
        Row untrained =
                row("untrained", "simclr", scale, Optional.empty(), "gessl.hypergradient=none", "train.epochs=0");
        return Stream.concat(Stream.of(untrained), pairs(scale).stream()).toList();
    }

    /** Returns each method plain and with GeSSL at {@code scale}. */
    static List<Row> pairs(Scale scale) {
        return Stream.of("simclr", "byol", "barlow-twins", "vicreg")
                .flatMap(method -> Stream.of(
                        row(method, method, scale, Optional.empty(), "gessl.hypergradient=none"),
                        row(method + "+gessl", method, scale, Optional.of(method))))
                .toList();
    }

    /** Returns the row {@code name}, the recipe of {@code method} at {@code scale} with {@code changes}. */
    static Row row(String name, String method, Scale scale, Optional<String> baseline, String... changes) {
        List<String> settings = new ArrayList<>(scale == Scale.PAPER ? SoloLearn.settings(method) : List.of());
        settings.addAll(List.of(changes));
        return new Row(name, method, settings, baseline);
    }

    /** Returns what every recipe is changed to at {@code scale}. */
    static List<String> settings(Scale scale, String... more) {
        return Stream.concat((scale == Scale.PAPER ? PUBLISHED : SHORT).stream(), Stream.of(more))
                .toList();
    }

    /**
     * Returns how long a run takes whose measurements take {@code measuring} seconds at the small scale, 400 steps of a small encoder; at the other one
     * they are a small part.
     */
    static Setup.Length length(Scale scale, int measuring) {
        return scale == Scale.PAPER
                ? new Setup.Length(Duration.ofDays(1), Duration.ZERO)
                : new Setup.Length(Duration.ofSeconds(25), Duration.ofSeconds(measuring));
    }

    /** Returns the column of {@code figure} of the trained model. */
    static Column figure(String figure) {
        return figure(figure, figure);
    }

    /** Returns the column of {@code figure} of the trained model under the head {@code name}. */
    static Column figure(String name, String figure) {
        return Column.figure(name, 2, figure, "trained");
    }

    /** Returns the columns of {@code figures} of the trained model. */
    static List<Column> figures(String... figures) {
        return Stream.of(figures).map(Methods::figure).toList();
    }

    /** Returns the columns of {@code figure} and of half the width of its interval, under the head {@code name}. */
    static Stream<Column> withInterval(String name, String figure) {
        return Stream.of(
                figure(name, figure),
                figure(name + Confidence.SUFFIX, figure + Confidence.SUFFIX).unranked());
    }
}
