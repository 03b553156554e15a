package org.gessl.recipes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.Sources;
import org.gessl.framework.cost.MadeUpMachine;
import org.gessl.framework.cost.RatesCache;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Precision;
import org.gessl.framework.train.TrainingData;
import org.gessl.recipes.SimclrCifar10;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forecast of a small pipeline on a made-up machine. */
final class CostForecastTest {
    private final StringWriter out = new StringWriter();
    private final PluginRegistry plugins = PluginRegistry.load(CostForecastTest.class.getClassLoader());

    @TempDir
    private Path folder;

    @BeforeEach
    void makeUpAMachine() {
        new RatesCache(folder).put(Precision.FP32, MadeUpMachine.rates(1e9));
    }

    @Test
    void forecast_ofAPipelineWithImages_hasStepMemoryAndTraining() {
        forecast(small("data=shapes", "data.trainImages=40", "data.testImages=20", "train.epochs=3"))
                .print();

        assertThat(out.toString())
                .containsPattern("step +[0-9.]+ ms, [0-9.]+ GFLOP")
                .containsPattern("memory +4[0-9]{2} MiB")
                .containsPattern("training +15 steps, 0 min [0-9]+ s");
    }

    @Test
    void forecast_withoutTheImages_hasTheStepAndSaysWhatIsMissing() {
        forecast(small()).print();

        assertThat(out.toString())
                .containsPattern("step +[0-9.]+ ms")
                .contains("unknown without the images")
                .contains("data.path");
    }

    @Test
    void comparison_saysHowFarTheForecastWasOff() {
        PipelineSpec spec = small("data=shapes", "data.trainImages=40", "data.testImages=20");
        try (TrainingData data = PipelineData.openAll(spec, plugins)) {
            forecast(spec).compare(data, 1, 1000);
        }

        assertThat(out.toString())
                .containsPattern("forecast [0-9.]+ ms a step and 4[0-9]{2} MiB; it took 1000.0 ms \\(\\+[0-9]+ %\\)")
                .containsPattern("and 1000 MiB \\(\\+1[0-9]{2} %\\)");
    }

    private CostForecast forecast(PipelineSpec spec) {
        return new CostForecast(spec, plugins, new PrintWriter(out), new RatesCache(folder));
    }

    private PipelineSpec small(String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "data.batchSize=8",
                "data.imageSize=8",
                "encoder=conv",
                "encoder.widths=4,4",
                "augment=random-resized-crop",
                "augment.random-resized-crop.size=8"));
        all.addAll(List.of(settings));
        return new PipelineResolver(plugins)
                .resolve(new SimclrCifar10().define(), new Sources(all, Map.of(), Optional.empty()))
                .spec();
    }
}
