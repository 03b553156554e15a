package org.gessl.plugins.augmentation.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.framework.spec.AugmentationStep.always;
import static org.gessl.framework.spec.AugmentationStep.sometimes;
import static org.gessl.framework.spec.Named.named;
import static org.gessl.plugins.augmentation.ColorJitter.colorJitter;
import static org.gessl.plugins.augmentation.GaussianBlur.gaussianBlur;
import static org.gessl.plugins.augmentation.Grayscale.grayscale;
import static org.gessl.plugins.augmentation.HorizontalFlip.horizontalFlip;
import static org.gessl.plugins.augmentation.Normalize.imagenet;
import static org.gessl.plugins.augmentation.RandomResizedCrop.randomResizedCrop;
import static org.gessl.plugins.augmentation.Solarize.solarize;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.gessl.dsl.PipelineScope;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.Sources;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.train.AugmentationPipeline;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

class PresetsTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(PresetsTest.class.getClassLoader());

    @ParameterizedTest
    @MethodSource("chains")
    void chain_atAnySize_makesDifferentFiniteViewsOfThatSize(IntFunction<List<AugmentationStep>> chain) {
        AugmentationPipeline pipeline = AugmentationPipeline.of(PLUGINS, chain.apply(20));
        float[] views = GraphRun.runOne(tf -> {
            RandomStream random = new RandomStream(tf, tf.constant(3L));
            Operand<TFloat32> images = tf.math.mul(random.uniform(Shape.of(2, 24, 24, 3)), tf.constant(255f));
            Operand<TFloat32> made = pipeline.apply(tf, random, images, 2);
            assertThat(made.shape()).isEqualTo(Shape.of(4, 20, 20, 3));
            return made;
        });
        int half = views.length / 2;
        int different = 0;
        for (int i = 0; i < half; i++) {
            assertThat(Float.isFinite(views[i])).isTrue();
            different += views[i] == views[i + half] ? 0 : 1;
        }
        assertThat(different).isGreaterThan(half / 2);
    }

    static Stream<Named<IntFunction<List<AugmentationStep>>>> chains() {
        return Stream.of(
                chain("simclr-imagenet", SimclrViews::simclrImageNet),
                chain("simclr-cifar", SimclrViews::simclrCifar),
                chain("byol-first", ByolViews::byolFirst),
                chain("byol-second", ByolViews::byolSecond),
                chain("barlow-twins-first", BarlowTwinsViews::barlowTwinsFirst),
                chain("barlow-twins-second", BarlowTwinsViews::barlowTwinsSecond),
                chain("vicreg", VicregViews::vicreg),
                chain("moco-v2", MocoViews::mocoV2),
                chain("moco-v3-first", MocoViews::mocoV3First),
                chain("moco-v3-second", MocoViews::mocoV3Second),
                chain("simsiam", SimsiamViews::simsiam),
                chain("simsiam-cifar", SimsiamViews::simsiamCifar),
                chain("swav-global", SwavViews::swavGlobal),
                chain("swav-local", SwavViews::swavLocal),
                chain("dino-global-first", DinoViews::dinoGlobalFirst),
                chain("dino-global-second", DinoViews::dinoGlobalSecond),
                chain("dino-local", DinoViews::dinoLocal),
                chain("mae", MaeViews::mae));
    }

    private static Named<IntFunction<List<AugmentationStep>>> chain(
            String name, IntFunction<List<AugmentationStep>> chain) {
        return Named.of(name, chain);
    }

    @Test
    void simclrImageNet_hasThePapersValues() {
        assertThat(SimclrViews.simclrImageNet())
                .containsExactly(
                        always(randomResizedCrop(224).scale(0.08, 1).ratio(3.0 / 4, 4.0 / 3)),
                        always(horizontalFlip().p(0.5)),
                        sometimes(0.8, colorJitter(0.8, 0.8, 0.8, 0.2)),
                        sometimes(0.2, grayscale()),
                        sometimes(0.5, gaussianBlur(23).sigma(0.1, 2)));
    }

    @Test
    void byol_hasAlwaysABlurInTheFirstViewAndSolarisationInTheSecond() {
        List<AugmentationStep> first = ByolViews.byolFirst();
        List<AugmentationStep> second = ByolViews.byolSecond();
        assertThat(first.subList(0, 4)).isEqualTo(second.subList(0, 4));
        assertThat(first)
                .contains(sometimes(0.8, colorJitter(0.4, 0.4, 0.2, 0.1)))
                .endsWith(always(gaussianBlur(23)), sometimes(0, solarize()), always(imagenet()));
        assertThat(second).endsWith(sometimes(0.1, gaussianBlur(23)), sometimes(0.2, solarize()), always(imagenet()));
    }

    @Test
    void localViews_areSmallCropsOfASmallArea() {
        assertThat(SwavViews.swavLocal())
                .startsWith(always(randomResizedCrop(96).scale(0.05, 0.14)));
        assertThat(DinoViews.dinoLocal())
                .startsWith(always(randomResizedCrop(96).scale(0.05, 0.4)));
    }

    @Test
    void augment_withAChain_isThatChainAndItsStepsAreOptions() {
        PipelineSpec spec = pipelineWith(p -> p.augment(SimclrViews.simclrCifar()));
        assertThat(spec.augment()).isEqualTo(SimclrViews.simclrCifar());

        Sources settings = new Sources(List.of("augment.grayscale.probability=0.3"), Map.of(), Optional.empty());
        PipelineSpec changed =
                new PipelineResolver(PLUGINS).resolve(spec, settings).spec();
        assertThat(changed.augment().get(3)).isEqualTo(sometimes(0.3, grayscale()));
    }

    @Test
    void augmentBlock_withAChainAmongItsSteps_keepsTheOrder() {
        PipelineSpec spec = pipelineWith(
                p -> p.augment(a -> a.chain(SimclrViews.simclrCifar()).then(imagenet())));
        assertThat(spec.augment()).hasSize(5).endsWith(always(imagenet()));
    }

    private static PipelineSpec pipelineWith(Consumer<PipelineScope> part) {
        return pipeline("tiny", p -> {
            p.data(named("shapes")).encoder(named("conv")).loss(named("nt-xent"));
            part.accept(p);
        });
    }
}
