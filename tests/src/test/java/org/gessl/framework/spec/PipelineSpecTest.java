package org.gessl.framework.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.Sources;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.toys.ToyModule;
import org.gessl.toys.ToyRecipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PipelineSpecTest {
    private static final String TEXT = """
            pipeline toy-gessl
              data       toy-data(path="here", noise=0.1) batchSize=64 imageSize=32
              episodes   weight=2.0 toy-data(path="here", noise=0.1)
                         weight=1.0 toy-data(path="there", noise=0.1)
              augment    probability=1.0 crop(low=0.5, high=1.0)
                         probability=1.0 flip()
                         probability=0.8 color-jitter(brightness=0.4)
                         probability=0.1 color-jitter(brightness=1.5)
              views      second=[] local=[] localCount=0
              encoder    toy-net(width=8, stem=cifar, blocks=[2, 2], bias=false) batchStatistics=per-view
              loss       nt-xent(temperature=0.2) projector=mlp(hidden=32, output=128) plus=[]
              gessl      hypergradient=exact() objective=threshold(queryWeight=1.0) thresholds=network(hidden=16) \
            thresholdLearningRate=0.02 inner=sgd(learningRate=0.05, momentum=0.0, weightDecay=0.0) innerSteps=1 innerRate=fixed rateLearningRate=0.01 adapt="all" sslWeight=1.0 \
            sslSchedule=cosine(end=0.5) discriminativeSchedule=cosine(end=0.0) querySchedule=constant() tasks=4 \
            split=views
              outer      sgd(learningRate=0.03, momentum=0.9, weightDecay=0.0005) schedule=cosine(end=0.0) \
            warmupEpochs=10.0 clipNorm=5.0 headRate=1.0
              train      epochs=200 maxSteps=7 seed=1 precision=mixed-bfloat16 checkpointEpochs=0.5 keepCheckpoints=2 \
            measure=[knn(k=3)] measureEpochs=2.0
              evaluate   knn(k=20)
                         linear(epochs=10)""";

    private static final String HASH = "36b1793b5d4c410fd31da6814b01c02a48b2c15a2c297c3a2eaf443d7f833a65";

    private final PipelineSpec spec = resolved();

    @Test
    void text_ofPipeline_showsEveryComponent() {
        assertThat(spec).hasToString(TEXT);
    }

    @Test
    void hash_ofPipeline_staysTheSameForEver() {
        assertThat(spec.hash()).hasSize(64).isEqualTo(HASH);
        assertThat(spec.shortHash()).isEqualTo(HASH.substring(0, 8));
    }

    @Test
    void textAndHash_inTurkishLocale_areTheSame() {
        Locale before = Locale.getDefault();
        Locale.setDefault(new Locale("tr", "TR"));
        try {
            assertThat(resolved()).hasToString(TEXT);
            assertThat(resolved().hash()).isEqualTo(HASH);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void hash_ofOtherName_isTheSame() {
        assertThat(Specs.with(spec, "name", "other").hash()).isEqualTo(spec.hash());
    }

    @Test
    void hash_ofOtherValue_differs() {
        PipelineSpec other = Specs.with(spec, "data", Specs.with(spec.data(), Map.of("imageSize", 33)));

        assertThat(other.hash()).isNotEqualTo(spec.hash());
    }

    @Test
    void hash_ofReferenceByName_isRefused() {
        assertThatThrownBy(() -> PipelineSpec.defaults("x").hash()).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1,0.1",
        "1,1.0",
        "5e-4,0.0005",
        "2e-3,0.002",
        "-0.0,0.0",
        "1e300,1E+300",
        "1e-9,0.000000001",
        "0.30000000000000004,0.30000000000000004",
        "2e23,2E+23",
        "4.9e-324,5E-324"
    })
    void text_ofNumber_hasTheFewestDigits(double number, String text) {
        assertThat(SpecText.of(number)).isEqualTo(text);
        assertThat(Double.parseDouble(text)).isEqualTo(number + 0.0);
    }

    @Test
    void text_ofString_cannotImitateAnother() {
        assertThat(SpecText.of("a\", b=\"c\\\n")).isEqualTo("\"a\\\", b=\\\"c\\\\\\n\"");
    }

    private static PipelineSpec resolved() {
        PluginRegistry plugins = PluginRegistry.of(List.of(new ToyModule()));
        return new PipelineResolver(plugins)
                .resolve(new ToyRecipe().define(), Sources.none())
                .spec();
    }
}
