package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.framework.spec.Named.named;
import static org.gessl.plugins.augmentation.HorizontalFlip.horizontalFlip;
import static org.gessl.plugins.encoder.Conv.conv;
import static org.gessl.plugins.hypergradient.Exact.exact;
import static org.gessl.plugins.hypergradient.None.none;
import static org.gessl.plugins.loss.contrastive.NtXent.ntXent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.Sources;
import org.gessl.framework.data.Mixture;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.profile.ChromeTrace;
import org.gessl.framework.profile.StepPart;
import org.gessl.framework.profile.StepProfile;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.toys.NoiseImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepProfilerTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(StepProfilerTest.class.getClassLoader());

    @Test
    void profile_ofABilevelStep_findsEveryPartAndItsOperations() {
        StepProfile profile = profile(exact());

        for (StepPart part : List.of(
                StepPart.AUGMENTATION,
                StepPart.FORWARD,
                StepPart.BACKWARD,
                StepPart.SECOND_ORDER,
                StepPart.OPTIMIZER)) {
            assertThat(profile.parts().get(part).count()).as(part.name()).isPositive();
        }
        assertThat(profile.parts().values().stream()
                        .mapToDouble(StepProfile.Share::share)
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(profile.types()).containsKeys("FusedBatchNormV3", "AssignVariableOp");
        assertThat(profile.types().keySet()).anyMatch(type -> type.contains("Conv2DBackpropFilter"));
        assertThat(profile.idle()).isBetween(0.0, 1.0);
        assertThat(profile.milliseconds()).isPositive();
    }

    @Test
    void profile_ofAPlainStep_hasNoSecondOrder() {
        StepProfile profile = profile(none());

        assertThat(profile.parts().get(StepPart.SECOND_ORDER)).isEqualTo(new StepProfile.Share(0, 0, 0));
        assertThat(profile.parts().get(StepPart.BACKWARD).count()).isPositive();
    }

    @Test
    void trace_ofAStep_isReadByToolsOfTheFormat(@TempDir Path folder) throws Exception {
        StepProfile profile = profile(none());
        Path file = folder.resolve("trace.json");

        ChromeTrace.write(profile, file);

        JsonNode events = new ObjectMapper().readTree(file.toFile()).get("traceEvents");
        assertThat(events).hasSizeGreaterThan(profile.operations().size());
        int complete = 0;
        for (JsonNode event : events) {
            if (event.get("ph").asText().equals("X")) {
                complete++;
                assertThat(event.get("ts").asLong()).isNotNegative();
                assertThat(event.get("dur").asLong()).isNotNegative();
                assertThat(event.get("name").asText()).isNotEmpty();
                assertThat(event.has("pid") && event.has("tid")).isTrue();
            } else {
                assertThat(event.get("args").get("name").asText()).contains("CPU");
            }
        }
        assertThat(complete).isEqualTo(profile.operations().size());
    }

    private static StepProfile profile(HypergradientSpec estimator) {
        PipelineSpec spec = pipeline("tiny", p -> {
            p.data(named("shapes"), d -> d.batchSize(8).imageSize(16));
            p.augment(a -> a.then(horizontalFlip()));
            p.encoder(conv(4));
            p.loss(ntXent());
            p.gessl(g -> g.hypergradient(estimator));
        });
        Sources sources = new Sources(List.of(), Map.of(), Optional.empty());
        Pipeline pipeline =
                Pipeline.of(new PipelineResolver(PLUGINS).resolve(spec, sources).spec(), PLUGINS);
        return new StepProfiler(pipeline, Mixture.of(new NoiseImages(20, 16))).profile(2);
    }
}
