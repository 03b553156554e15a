package org.gessl.recipes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.config.Sources;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.UserException;
import org.gessl.recipes.Quickstart;
import org.junit.jupiter.api.Test;

final class EstimatorChoiceTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(EstimatorChoiceTest.class.getClassLoader());

    @Test
    void all_ofTheClassPath_areTheEstimatorsWithAnInnerLoop() {
        assertThat(EstimatorChoice.all(PLUGINS))
                .extracting(EstimatorChoice::label)
                .contains("exact", "first-order")
                .doesNotContain("none")
                .doesNotHaveDuplicates();
        assertThat(EstimatorChoice.of(List.of(), PLUGINS)).isEqualTo(EstimatorChoice.all(PLUGINS));
    }

    @Test
    void of_nameWithOptions_readsThemAndWritesThemAgain() {
        EstimatorChoice choice =
                EstimatorChoice.of(List.of("exact:depth=3:fast=true"), PLUGINS).get(0);

        assertThat(choice.options()).isEqualTo(Map.of("depth", "3", "fast", "true"));
        assertThat(choice.label()).isEqualTo("exact:depth=3:fast=true");
    }

    @Test
    void of_unknownName_namesTheNearest() {
        assertThatThrownBy(() -> EstimatorChoice.of(List.of("exakt"), PLUGINS))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[estimator-unknown]")
                .hasMessageContaining("did you mean 'exact'?");
        assertThatThrownBy(() -> EstimatorChoice.of(List.of("none"), PLUGINS)).hasMessageContaining("inner loop");
        assertThatThrownBy(() -> EstimatorChoice.of(List.of("exact:deep"), PLUGINS))
                .hasMessageContaining("'deep' must be OPTION=VALUE");
    }

    @Test
    void in_aPipeline_replacesTheEstimatorAlone() {
        ResolvedPipeline pipeline = new PipelineResolver(PLUGINS)
                .resolve(
                        new Quickstart().define(),
                        new Sources(
                                List.of("gessl.hypergradient=none", "gessl.innerSteps=3"), Map.of(), Optional.empty()));

        Map<String, String> values =
                new EstimatorChoice("exact", Map.of()).in(pipeline, PLUGINS).values();

        assertThat(values).containsEntry("gessl.hypergradient", "exact").containsEntry("gessl.innerSteps", "3");
        assertThatThrownBy(() -> new EstimatorChoice("exact", Map.of("depht", "3")).in(pipeline, PLUGINS))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("gessl.hypergradient.depht");
    }
}
