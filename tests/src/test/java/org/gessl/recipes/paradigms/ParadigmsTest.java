package org.gessl.recipes.paradigms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.Sources;
import org.gessl.framework.plugin.PluginBinding;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Recipe;
import org.gessl.framework.study.Cell;
import org.gessl.framework.study.Study;
import org.gessl.framework.train.Checkpoint;
import org.gessl.framework.train.Checkpoints;
import org.gessl.framework.train.Pipeline;
import org.gessl.framework.train.Summary;
import org.gessl.framework.train.Trainer;
import org.gessl.toys.NoiseImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recipes of the methods and the study of them all. */
final class ParadigmsTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(ParadigmsTest.class.getClassLoader());
    private static final int SIZE = 24;

    @TempDir
    private Path folder;

    static Stream<Paradigm> methods() {
        return ServiceLoader.load(Recipe.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(Paradigm.class::isInstance)
                .map(Paradigm.class::cast);
    }

    static Stream<Cell> cells() {
        return new Paradigms().cells().stream();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void cell_atTinySize_takesATrainingStep(Cell cell) {
        Pipeline pipeline = Pipeline.of(tiny(cell), PLUGINS);
        assertThat(pipeline.bilevel()).isEqualTo(cell.name().endsWith("-gessl"));

        try (Trainer trainer = new Trainer(pipeline, new NoiseImages(8, SIZE), new Checkpoints(folder, 3), List.of())) {
            Map<String, Checkpoint.Tensor> start = trainer.tensors();
            assertThat(trainer.run(() -> false)).isTrue();
            assertThat(trainer.step()).isEqualTo(1);
            trainer.tensors().forEach((name, tensor) -> {
                if (name.startsWith("encoder/") && name.endsWith("kernel")) {
                    assertThat(tensor.values())
                            .as(name)
                            .isNotEqualTo(start.get(name).values());
                }
            });
        }
    }

    @Test
    void study_ofAllMethods_hasEveryRecipePlainAndWithGessl() {
        assertThat(methods().map(Paradigm::name))
                .containsExactlyElementsOf(
                        Paradigms.METHODS.stream().map(Paradigm::name).toList());
        assertThat(cells().map(Cell::name)).doesNotHaveDuplicates().hasSize(2 * Paradigms.METHODS.size());
        assertThat(ServiceLoader.load(Study.class)).hasAtLeastOneElementOfType(Paradigms.class);
    }

    @Test
    void recipes_ofAllMethods_useEveryBuiltInLoss() {
        List<String> used = new ArrayList<>();
        methods().forEach(method -> {
            PipelineSpec spec = method.define();
            used.add(spec.loss().loss().plugin());
            spec.loss().plus().forEach(term -> used.add(term.loss().plugin()));
        });

        assertThat(used)
                .containsAll(PLUGINS.plugins(PluginFamily.LOSS).stream()
                        .map(PluginBinding::name)
                        .toList());
        assertThat(methods())
                .allSatisfy(method ->
                        assertThat(method.getClass().getAnnotation(About.class)).isNotNull());
    }

    @Test
    void columns_ofTheTable_areThoseOfItsFile() {
        List<String> heads = new ArrayList<>(new Paradigms().labels());
        new Paradigms().columns().forEach(column -> heads.add(column.name()));

        assertThat(String.join(",", heads))
                .isEqualTo("method,gessl,knn5,untrained_knn5,effective_rank,dimension,seconds,peak_mib");
    }

    @Test
    void shortfall_atAndBelowTheBounds_tellsWhatIsMissing() {
        assertThat(shortfall(38, 28, 12.9)).isEmpty();
        assertThat(shortfall(37.9, 28, 12.9)).contains("5-NN 37.90 %, 9.90 points above the untrained encoder");
        assertThat(shortfall(60, 28, 12.8)).contains("effective rank 12.80 of 128");
        assertThat(new Paradigms().shortfall(summary(Map.of()))).isPresent();
    }

    private static Optional<String> shortfall(double knn, double untrained, double rank) {
        return new Paradigms()
                .shortfall(summary(Map.of(
                        "knn-5", Map.of("trained", knn, "untrained", untrained),
                        "effective-rank-features", Map.of("trained", rank),
                        "dimension-features", Map.of("trained", 128.0))));
    }

    private static Summary summary(Map<String, Map<String, Double>> evaluation) {
        return new Summary("r", "h", new Summary.Seconds(1, 1, 1), 1, 1, 1, evaluation, List.of());
    }

    private static PipelineSpec tiny(Cell cell) {
        PipelineSpec recipe = methods()
                .filter(method -> method.name().equals(cell.recipe()))
                .findFirst()
                .orElseThrow()
                .define();
        List<String> settings = new ArrayList<>(cell.settings());
        settings.addAll(List.of("data.imageSize=" + SIZE, "data.batchSize=8", "train.maxSteps=1"));
        switch (recipe.encoder().encoder().plugin()) {
            case "conv" -> settings.add("encoder.widths=4,4,4,4");
            default -> settings.addAll(List.of("encoder.depth=1", "encoder.width=8"));
        }
        if (recipe.views().localCount() > 1) {
            settings.add("views.localCount=1");
        }
        if (cell.recipe().equals("emp-ssl")) {
            settings.add("loss.views=2");
        }
        if (recipe.loss().projector().plugin().equals("mlp")) {
            settings.addAll(List.of("loss.projector.hidden=8", "loss.projector.output=4"));
        }
        return new PipelineResolver(PLUGINS)
                .resolve(recipe, new Sources(settings, Map.of(), Optional.empty()))
                .spec();
    }
}
