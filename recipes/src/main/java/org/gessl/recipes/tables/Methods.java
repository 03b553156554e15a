package org.gessl.recipes.tables;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gessl.framework.study.Column;
import org.gessl.framework.study.Row;
import org.gessl.framework.study.Scale;

/** Rows and settings that the tables share. */
final class Methods {
    /** What makes a run as long as the published ones: ResNet-18, 1000 epochs, batches of 256 (solo-learn, scripts/pretrain/cifar). */
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

    private Methods() {}

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
