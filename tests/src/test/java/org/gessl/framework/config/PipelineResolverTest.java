package org.gessl.framework.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.BatchStatistics;
import org.gessl.framework.spec.EpisodeData;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Specs;
import org.gessl.framework.spec.Split;
import org.gessl.toys.MinimalRecipe;
import org.gessl.toys.ToyData.Crop;
import org.gessl.toys.ToyData.Data;
import org.gessl.toys.ToyData.Flip;
import org.gessl.toys.ToyData.Jitter;
import org.gessl.toys.ToyData.Knn;
import org.gessl.toys.ToyModels.Barlow;
import org.gessl.toys.ToyModels.Linear;
import org.gessl.toys.ToyModels.Net;
import org.gessl.toys.ToyModels.NtXent;
import org.gessl.toys.ToyModels.Stem;
import org.gessl.toys.ToyModule;
import org.gessl.toys.ToyRecipe;
import org.gessl.toys.ToyTraining.Cosine;
import org.gessl.toys.ToyTraining.Exact;
import org.gessl.toys.ToyTraining.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PipelineResolverTest {
    private static final PipelineSpec RECIPE = new ToyRecipe().define();

    @TempDir
    private Path folder;

    @Test
    void resolve_withoutOverrides_keepsTheRecipe() {
        assertThat(resolve(RECIPE, Sources.none()).spec()).isEqualTo(RECIPE);
    }

    @Test
    void resolve_ofReferences_takesThePluginsDefaults() {
        PipelineSpec spec =
                resolve(new MinimalRecipe().define(), Sources.none()).spec();

        assertThat(spec.outer().optimizer()).isEqualTo(Sgd.sgd());
        assertThat(spec.evaluate()).isEqualTo(List.of(Knn.knn()));
        assertThat(spec.hash()).hasSize(64);
    }

    @Test
    void set_ofEachKindOfKey_replacesTheValue() {
        PipelineSpec spec = set(
                "data.path=/there",
                "data.batchSize = 32",
                "encoder.stem=IMAGE_NET",
                "encoder.blocks=1, 2,3",
                "encoder.bias=TRUE",
                "encoder.batchStatistics=perView",
                "loss.temperature=7e-2",
                "loss.projector=linear",
                "loss.projector.output=7",
                "gessl.inner.learningRate=1",
                "gessl.querySchedule=cosine",
                "gessl.querySchedule.end=0.25",
                "train.maxSteps=9000000000",
                "episodes.toy-data.weight=3",
                "episodes.toy-data-2.path=elsewhere",
                "gessl.split=data-sets",
                "augment.color-jitter-2.brightness=0.3",
                "augment.color-jitter.probability=0.25",
                "evaluate.knn.k=3");

        assertThat(spec.data().batchSize()).isEqualTo(32);
        assertThat(spec.data().data()).hasFieldOrPropertyWithValue("path", "/there");
        assertThat(spec.encoder().encoder()).isEqualTo(new Net(8, Stem.IMAGE_NET, List.of(1, 2, 3), true));
        assertThat(spec.encoder().batchStatistics()).isEqualTo(BatchStatistics.PER_VIEW);
        assertThat(spec.loss().loss()).isEqualTo(new NtXent(0.07));
        assertThat(spec.loss().projector()).isEqualTo(new Linear(7));
        assertThat(spec.gessl().inner()).isEqualTo(new Sgd(1, 0, 0));
        assertThat(spec.gessl().querySchedule()).isEqualTo(new Cosine(0.25));
        assertThat(spec.train().maxSteps()).isEqualTo(9_000_000_000L);
        assertThat(spec.augment().get(2)).isEqualTo(new AugmentationStep(0.25, new Jitter(0.4)));
        assertThat(spec.augment().get(3)).isEqualTo(new AugmentationStep(0.1, new Jitter(0.3)));
        assertThat(spec.episodes())
                .containsExactly(
                        new EpisodeData(3, new Data("here", 0.1)), new EpisodeData(1, new Data("elsewhere", 0.1)));
        assertThat(spec.gessl().split()).isEqualTo(Split.DATA_SETS);
        assertThat(spec.evaluate().get(0)).isEqualTo(new Knn(3));
    }

    @Test
    void swap_toAnotherPlugin_startsFromItsDefaults() {
        PipelineSpec spec = set("loss=barlow-twins", "gessl.hypergradient=exact");

        assertThat(spec.loss().loss()).isEqualTo(Barlow.barlow());
        assertThat(spec.loss().projector()).isEqualTo(RECIPE.loss().projector());
        assertThat(spec.gessl().hypergradient()).isEqualTo(Exact.exact());
        assertThat(set("loss=barlow-twins", "loss.lambda=0.5").loss().loss()).isEqualTo(new Barlow(0.5));
    }

    @Test
    void swap_toThePluginAlreadyThere_changesNothing() {
        assertThat(set("loss=nt-xent", "outer=sgd")).isEqualTo(RECIPE);
    }

    @Test
    void list_replacedByNames_keepsOptionsOfEntriesThatStay() {
        List<AugmentationStep> steps =
                set("augment=flip,color-jitter,crop,color-jitter,color-jitter").augment();

        assertThat(steps)
                .containsExactly(
                        AugmentationStep.always(Flip.flip()),
                        new AugmentationStep(0.8, Jitter.jitter()),
                        AugmentationStep.always(Crop.crop().low(0.5)),
                        new AugmentationStep(0.1, new Jitter(1.5)),
                        AugmentationStep.always(Jitter.jitter()));
        assertThat(set("augment=").augment()).isEmpty();
        assertThat(set("episodes=").episodes()).isEmpty();
        assertThat(set("episodes=toy-data,toy-data,toy-data", "episodes.toy-data-3.weight=0.5")
                        .episodes())
                .containsExactly(
                        new EpisodeData(2, new Data("here", 0.1)),
                        new EpisodeData(1, new Data("there", 0.1)),
                        new EpisodeData(0.5, new Data("", 0.1)));
        assertThat(set("evaluate=linear").evaluate()).hasSize(1);
    }

    @Test
    void precedence_ofSources_isCommandLineEnvironmentFileRecipe() throws IOException {
        Path file = file(
                "a.yaml",
                "loss: {temperature: 0.3, projector.hidden: 3}\ntrain:\n  epochs: 3\n  seed: 3\ndata.batchSize: 3\n");
        Map<String, String> environment = Map.of(
                "GESSL_LOSS_TEMPERATURE", "0.6", "GESSL_TRAIN_SEED", "6", "GESSL_TRAIN_EPOCHS", "6", "PATH", "x");
        ResolvedPipeline pipeline = resolve(
                RECIPE, new Sources(List.of("loss.temperature=0.9", "train.epochs=9"), environment, Optional.of(file)));

        assertThat(origins(
                        pipeline,
                        "loss.temperature",
                        "train.epochs",
                        "train.seed",
                        "data.batchSize",
                        "loss.projector.hidden",
                        "train.maxSteps",
                        "loss.projector.output"))
                .containsExactly(
                        "0.9 --set",
                        "9 --set",
                        "6 GESSL_TRAIN_SEED",
                        "3 " + file + ":5",
                        "3 " + file + ":1",
                        "7 recipe",
                        "128 default");
    }

    @Test
    void file_inBothFormats_givesTheSame() throws IOException {
        Path properties = file(
                "a.properties",
                "# comment\nloss = barlow-twins\nencoder.blocks = 3, 4\ndata.path = C:\\\\data \\\n  set\naugment = crop\nepisodes = toy-data\nepisodes.toy-data.weight = 4\n");
        Path yaml = file(
                "a.yml",
                "loss: barlow-twins\nencoder:\n  blocks:\n    - 3\n    - 4\ndata:\n  path: 'C:\\data set'\naugment: [crop]\nepisodes: [toy-data]\nepisodes.toy-data.weight: 4\n");

        assertThat(resolve(RECIPE, fileSource(properties)).spec())
                .isEqualTo(resolve(RECIPE, fileSource(yaml)).spec());
    }

    @Test
    void file_withVariable_isInterpolated() throws IOException {
        Path file = file("a.properties", "data.path = ${sys:java.version}/x\n");

        assertThat(resolve(RECIPE, fileSource(file)).settings().get("data.path").value())
                .isEqualTo(System.getProperty("java.version") + "/x");
    }

    @Test
    void yaml_values_stayAsWritten() throws IOException {
        Path file = file("a.yaml", "data.path: no\ntrain.seed: 010\n");
        ResolvedPipeline pipeline = resolve(RECIPE, fileSource(file));

        assertThat(origins(pipeline, "data.path", "train.seed"))
                .containsExactly("no " + file + ":1", "10 " + file + ":2");
    }

    @Test
    void setting_ofOption_knowsItsStory() {
        Setting setting = resolve(RECIPE, Sources.none()).settings().get("loss.temperature");

        assertThat(setting)
                .isEqualTo(new Setting(
                        "loss.temperature",
                        "double",
                        "(0, 100]",
                        "0.5",
                        "0.2",
                        "recipe",
                        "divisor of the cosine similarity"));
    }

    @Test
    void resolve_doesNotChangeTheRecipe_whenOptionsChangeTogether() {
        PipelineSpec spec = set("augment.crop.low=0.05", "augment.crop.high=0.1");

        assertThat(spec.augment().get(0).augmentation()).isEqualTo(new Crop(0.05, 0.1));
        assertThat(Specs.with(spec, "augment", RECIPE.augment())).isEqualTo(RECIPE);
    }

    @Test
    void restore_ofKeptValues_givesTheSamePipeline() {
        ResolvedPipeline pipeline = resolve(RECIPE, Sources.none());
        PipelineResolver resolver = new PipelineResolver(PluginRegistry.of(List.of(new ToyModule())));

        assertThat(resolver.restore(RECIPE.name(), pipeline.values()).spec()).isEqualTo(RECIPE);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private static Sources fileSource(Path file) {
        return new Sources(List.of(), Map.of(), Optional.of(file));
    }

    private static List<String> origins(ResolvedPipeline pipeline, String... keys) {
        return Arrays.stream(keys)
                .map(pipeline.settings()::get)
                .map(s -> s.value() + " " + s.origin())
                .toList();
    }

    private static PipelineSpec set(String... overrides) {
        return resolve(RECIPE, new Sources(List.of(overrides), Map.of(), Optional.empty()))
                .spec();
    }

    private static ResolvedPipeline resolve(PipelineSpec recipe, Sources sources) {
        return new PipelineResolver(PluginRegistry.of(List.of(new ToyModule()))).resolve(recipe, sources);
    }
}
