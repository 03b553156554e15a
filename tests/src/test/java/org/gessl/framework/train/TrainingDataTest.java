package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.plugins.data.ImageFolder.imageFolder;
import static org.gessl.plugins.data.Shapes.shapes;
import static org.gessl.plugins.encoder.Conv.conv;
import static org.gessl.plugins.loss.contrastive.NtXent.ntXent;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.gessl.dsl.EpisodesScope;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.Sources;
import org.gessl.framework.data.Mixture;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.UserException;
import org.gessl.plugins.data.Shapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainingDataTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(TrainingDataTest.class.getClassLoader());
    private static final Shapes MAIN = shapes().trainImages(40).testImages(20);
    private static final Shapes OTHER = MAIN.seed(2);

    @TempDir
    private Path cache;

    @Test
    void open_withoutEpisodes_drawsFromTheMainSetAlone() {
        try (TrainingData data = open(e -> {})) {
            assertThat(data.opened()).containsExactly(data.main());
            assertThat(data.episodes().shares())
                    .singleElement()
                    .extracting(Mixture.Share::images)
                    .isSameAs(data.main().pretraining());
            assertThat(data.checksum()).isEqualTo(data.main().checksum());
        }
    }

    @Test
    void open_withEpisodes_opensEachSetOnceAndDrawsFromThoseNamed() {
        try (TrainingData data = open(e -> e.from(2, OTHER).from(MAIN))) {
            assertThat(data.opened()).hasSize(2);
            assertThat(data.episodes().shares())
                    .extracting(Mixture.Share::weight)
                    .containsExactly(2.0, 1.0);
            assertThat(data.episodes().shares().get(0).images())
                    .isNotSameAs(data.main().pretraining());
            assertThat(data.episodes().shares().get(1).images())
                    .isSameAs(data.main().pretraining());
        }
        try (TrainingData data = open(e -> e.from(OTHER))) {
            assertThat(data.opened()).hasSize(2);
            assertThat(data.episodes().shares()).hasSize(1);
        }
    }

    @Test
    void checksum_coversEverySet() {
        try (TrainingData two = open(e -> e.from(MAIN).from(OTHER));
                TrainingData again = open(e -> e.from(MAIN).from(OTHER));
                TrainingData three = open(e -> e.from(MAIN).from(MAIN.seed(3)))) {
            assertThat(two.checksum())
                    .hasSize(64)
                    .isEqualTo(again.checksum())
                    .isNotEqualTo(two.main().checksum())
                    .isNotEqualTo(three.checksum());
        }
    }

    @Test
    void open_ofASetNamedTwice_isRefused() {
        assertThatThrownBy(() -> open(e -> e.from(OTHER).from(3, OTHER)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[episodes-twice] episodes name shapes(trainImages=40")
                .hasMessageContaining("sum of the weights");
    }

    @Test
    void open_ofAnEpisodeWithoutItsPath_saysWhichOneItIs() {
        assertThatThrownBy(() -> open(e -> e.from(MAIN).from(imageFolder(""))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("in the episodes of 'image-folder'")
                .hasMessageContaining("[option-missing]");
    }

    private TrainingData open(Consumer<EpisodesScope> episodes) {
        PipelineSpec spec = pipeline("tiny", p -> {
            p.data(MAIN, d -> d.imageSize(8));
            p.episodes(episodes::accept);
            p.encoder(conv(4));
            p.loss(ntXent());
        });
        return TrainingData.open(
                new PipelineResolver(PLUGINS).resolve(spec, Sources.none()).spec(), PLUGINS, cache);
    }
}
