package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.framework.spec.Named.named;
import static org.gessl.plugins.encoder.Conv.conv;
import static org.gessl.plugins.hypergradient.Exact.exact;
import static org.gessl.plugins.hypergradient.FiniteDifference.finiteDifference;
import static org.gessl.plugins.loss.contrastive.NtXent.ntXent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.Sources;
import org.gessl.framework.graph.Hardware;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Precision;
import org.gessl.framework.spec.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecisionChoiceTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(PrecisionChoiceTest.class.getClassLoader());
    private static final Hardware PLAIN_CPU = new Hardware(false, false);
    private static final Hardware BRAIN_CPU = new Hardware(false, true);
    private static final Hardware OLD_GPU = new Hardware(true, false);

    @ParameterizedTest
    @CsvSource({"false, false, FP32", "false, true, MIXED_BFLOAT16", "true, false, FP32", "true, true, MIXED_BFLOAT16"})
    void auto_onSomeHardware_isBfloat16WhereThatIsFast(boolean gpu, boolean bfloat16, Precision expected) {
        assertThat(choice(Precision.AUTO, exact(), new Hardware(gpu, bfloat16)))
                .isEqualTo(new PrecisionChoice(expected, Optional.empty()));
    }

    @Test
    void auto_withAnEstimatorThatRefusesBfloat16_isFloat32() {
        assertThat(choice(Precision.AUTO, finiteDifference(), BRAIN_CPU).precision())
                .isEqualTo(Precision.FP32);
    }

    @Test
    void float32_asksForNoHardware() {
        PipelineSpec spec = spec(Precision.FP32, exact());

        Pipeline pipeline = Pipeline.of(spec, PLUGINS, () -> {
            throw new AssertionError("asked");
        });

        assertThat(pipeline.precision().precision()).isEqualTo(Precision.FP32);
    }

    @Test
    void bfloat16_whereItIsSlow_warns() {
        assertThat(choice(Precision.MIXED_BFLOAT16, exact(), PLAIN_CPU)
                        .warning()
                        .orElseThrow())
                .contains("train.precision = MIXED_BFLOAT16", "slower", "AUTO");
        assertThat(choice(Precision.MIXED_BFLOAT16, exact(), BRAIN_CPU).warning())
                .isEmpty();
    }

    @Test
    void float16_withoutGpu_isRefusedWithAlternatives() {
        assertThat(choice(Precision.MIXED_FLOAT16, exact(), OLD_GPU).precision())
                .isEqualTo(Precision.MIXED_FLOAT16);
        assertThatThrownBy(() -> choice(Precision.MIXED_FLOAT16, exact(), BRAIN_CPU))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[precision-hardware] train.precision = MIXED_FLOAT16 needs a GPU")
                .hasMessageContaining("FP32, MIXED_BFLOAT16, or AUTO");
    }

    private static PrecisionChoice choice(Precision precision, HypergradientSpec estimator, Hardware hardware) {
        return Pipeline.of(spec(precision, estimator), PLUGINS, () -> hardware).precision();
    }

    private static PipelineSpec spec(Precision precision, HypergradientSpec estimator) {
        PipelineSpec spec = pipeline("tiny", p -> {
            p.data(named("shapes"));
            p.encoder(conv(4));
            p.loss(ntXent());
            p.gessl(g -> g.hypergradient(estimator));
            p.train(t -> t.precision(precision));
        });
        Sources sources = new Sources(List.of(), Map.of(), Optional.empty());
        return new PipelineResolver(PLUGINS).resolve(spec, sources).spec();
    }
}
