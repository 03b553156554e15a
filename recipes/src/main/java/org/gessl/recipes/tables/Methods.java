package org.gessl.recipes.tables;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gessl.framework.study.Column;
import org.gessl.framework.study.Row;
import org.gessl.framework.study.Scale;

/** Rows and settings that the tables share. */
final class Methods {
    /** What makes a run as long as the published ones: ResNet-18, 1000 epochs, batches of 256 (solo-learn, scripts/pretrain/cifar); the rest is the recipes' own. */
    private static final List<String> PUBLISHED = List.of(
            "encoder=resnet-18",
            "encoder.width=64",
            "data.batchSize=256",
            "train.epochs=1000",
            "train.checkpointEpochs=20",
            "outer.warmupEpochs=10",
            "augment.random-resized-crop.size=32");

    private static final List<String> SHORT =
            List.of("data.batchSize=64", "train.maxSteps=400", "train.epochs=1000", "outer.warmupEpochs=0");

    /** Where runs at either scale are not those of the published tables. */
    private static final List<String> SHORT_NOTES =
            List.of("short runs of a small encoder: no figure here compares with published ones");

    private static final List<String> PUBLISHED_NOTES = List.of(
            "encoder (ResNet-18), epochs (1000), batch (256) and warm-up (10 epochs) are solo-learn's; views (larger crops, more grey), optimizer (SGD, not LARS), "
                    + "learning rates, loss options and projector are those of this project's recipes, so the published figures are of another set-up");

    private Methods() {}

    /** Returns what a reader must know of the runs at {@code scale}. */
    static List<String> notes(Scale scale) {
        return scale == Scale.PAPER ? PUBLISHED_NOTES : SHORT_NOTES;
    }

    /** Returns each method plain and with GeSSL. */
    static List<Row> pairs() {
        return Stream.of("simclr", "byol", "barlow-twins", "vicreg")
                .flatMap(method -> Stream.of(
                        new Row(method, method, List.of("gessl.hypergradient=none"), Optional.empty()),
                        new Row(method + "+gessl", method, List.of(), Optional.of(method))))
                .toList();
    }

    /** Returns what every recipe is changed to at {@code scale}. */
    static List<String> settings(Scale scale, String... more) {
        return Stream.concat((scale == Scale.PAPER ? PUBLISHED : SHORT).stream(), Stream.of(more))
                .toList();
    }

    /** Returns the column of {@code figure} of the trained model. */
    static Column figure(String figure) {
        return Column.figure(figure, 2, figure, "trained");
    }
}
