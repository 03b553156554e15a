package org.gessl.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.gessl.framework.spec.Named.named;

import java.util.List;
import org.gessl.framework.spec.EpisodeData;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.UserException;
import org.gessl.toys.MinimalRecipe;
import org.gessl.toys.ToyData.Crop;
import org.gessl.toys.ToyData.Data;
import org.gessl.toys.ToyData.Jitter;
import org.gessl.toys.ToyRecipe;
import org.gessl.toys.ToyTraining.Cosine;
import org.gessl.toys.WrongRecipes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PipelinesTest {

    @Test
    void pipeline_withEveryVerb_holdsEachValue() {
        PipelineSpec spec = new ToyRecipe().define();

        assertThat(spec.data().batchSize()).isEqualTo(64);
        assertThat(spec.episodes())
                .containsExactly(
                        new EpisodeData(2, Data.data().path("here")),
                        EpisodeData.of(Data.data().path("there")));
        assertThat(spec.augment()).hasSize(4);
        assertThat(spec.augment().get(0).augmentation()).isEqualTo(new Crop(0.5, 1));
        assertThat(spec.augment().get(2).probability()).isEqualTo(0.8);
        assertThat(spec.augment().get(3).augmentation()).isEqualTo(new Jitter(1.5));
        assertThat(spec.gessl().tasks()).isEqualTo(4);
        assertThat(spec.gessl().thresholdLearningRate()).isEqualTo(0.02);
        assertThat(spec.gessl().sslSchedule()).isEqualTo(Cosine.cosine().end(0.5));
        assertThat(spec.gessl().discriminativeSchedule()).isEqualTo(Cosine.cosine());
        assertThat(spec.outer().schedule()).isEqualTo(Cosine.cosine());
        assertThat(spec.outer().clipNorm()).isEqualTo(5);
        assertThat(spec.train().keepCheckpoints()).isEqualTo(2);
        assertThat(spec.evaluate()).hasSize(2);
    }

    @Test
    void pipeline_withoutOptionalParts_refersToPluginsByName() {
        PipelineSpec spec = new MinimalRecipe().define();

        assertThat(spec.gessl().hypergradient()).isEqualTo(named("none"));
        assertThat(spec.gessl().objective()).isEqualTo(named("threshold"));
        assertThat(spec.gessl().thresholds()).isEqualTo(named("network"));
        assertThat(spec.gessl().inner()).isEqualTo(named("sgd"));
        assertThat(spec.gessl().discriminativeSchedule()).isEqualTo(named("constant"));
        assertThat(spec.loss().projector()).isEqualTo(named("mlp"));
        assertThat(spec.outer().schedule()).isEqualTo(named("constant"));
        assertThat(spec.outer().optimizer()).isEqualTo(named("sgd"));
        assertThat(spec.evaluate()).isEqualTo(List.of(named("knn")));
        assertThat(spec.augment()).isEmpty();
        assertThat(spec.episodes()).isEmpty();
    }

    @Test
    void gessl_withEmptyBlock_isExact() {
        PipelineSpec spec =
                Pipelines.pipeline("x", p -> WrongRecipes.required(p).gessl(g -> {}));

        assertThat(spec.gessl().hypergradient()).isEqualTo(named("exact"));
    }

    @ParameterizedTest
    @EnumSource(WrongRecipes.class)
    void pipeline_withMistake_isRefusedAtItsLine(WrongRecipes recipe) {
        UserException refusal = catchThrowableOfType(UserException.class, recipe::define);

        assertThat(refusal).hasMessageContaining(recipe.expected()).hasMessageContaining("(WrongRecipes.java:");
        assertThat(refusal.problems()).hasSize(1);
    }

    @Test
    void range_ofAnOption_namesTheLineOfTheValue() {
        UserException refusal = catchThrowableOfType(UserException.class, WrongRecipes.PLUGIN_OPTION::define);

        assertThat(refusal).hasMessageContaining("WrongRecipes.java:" + WrongRecipes.LINE_OF_PLUGIN_OPTION);
    }
}
