package org.gessl.recipes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gessl.framework.study.Column;
import org.gessl.framework.study.Scale;
import org.gessl.framework.study.Setup;
import org.gessl.framework.train.RunDirectory;
import org.gessl.framework.train.Summary;
import org.gessl.framework.train.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The columns of tables find their figures in a run of two steps on drawn shapes. */
final class TableFiguresTest {
    private static final List<String> TINY = List.of(
            "data=shapes",
            "data.trainImages=100",
            "data.testImages=200",
            "data.batchSize=8",
            "data.imageSize=8",
            "augment.random-resized-crop.size=8",
            "encoder.widths=4",
            "loss.projector.hidden=4",
            "loss.projector.output=4",
            "train.epochs=1",
            "train.maxSteps=2",
            "outer.warmupEpochs=0");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"few-shot", "semi-supervised", "efficiency"})
    void figures_ofATable_areThoseOfItsProtocols(String table) {
        Setup setup = ServiceCatalog.tables(getClass().getClassLoader())
                .get(table)
                .grid(Scale.SMALL)
                .setups()
                .get(0);
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "simclr",
                "--trained-only",
                "--out",
                folder.resolve(table).toString()));
        List<String> settings = new ArrayList<>(TINY);
        settings.add("evaluate=" + String.join(",", setup.figures().keySet()));
        setup.settings().stream()
                .filter(setting -> setting.startsWith("evaluate.") || setting.startsWith("train.measure"))
                .forEach(settings::add);
        settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));

        assertThat(Gessl.commandLine().execute(arguments.toArray(String[]::new)))
                .isZero();

        Summary summary;
        try (RunDirectory run = RunDirectory.open(folder.resolve(table))) {
            summary = run.summary().orElseThrow();
        }
        assertThat(setup.figures().values().stream().flatMap(List::stream))
                .filteredOn(column -> !column.name().startsWith("seconds-to"))
                .isNotEmpty()
                .allSatisfy(column -> assertThat(column.of().apply(summary)).isPresent());
        assertThat(summary.measured())
                .hasSize(table.equals("efficiency") ? 1 : 0)
                .allSatisfy(at -> assertThat(at).containsKeys("knn-5", Trainer.TRAINING_SECONDS));
    }

    @Test
    void secondsTo_anAccuracy_isTheFirstMeasurementThere() {
        Summary summary = new Summary(
                "r",
                "h",
                new Summary.Seconds(9, 9, 0),
                1,
                1,
                1,
                Map.of(),
                List.of(at(2, 30), at(4, 40), at(6, 39), at(8, 50)));

        assertThat(Column.secondsTo("knn-5", 40).of().apply(summary)).hasValue(4);
        assertThat(Column.secondsTo("knn-5", 51).of().apply(summary)).isEmpty();
        assertThat(Column.secondsTo("knn-5", 40).best()).isEqualTo(Column.Best.LOWEST);
    }

    private static Map<String, Double> at(double seconds, double accuracy) {
        return Map.of(Trainer.TRAINING_SECONDS, seconds, "knn-5", accuracy);
    }
}
