package org.gessl.framework.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Problem;
import org.gessl.framework.spec.UserException;
import org.gessl.toys.ToyModule;
import org.gessl.toys.ToyRecipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigurationProblemsTest {
    private static final PipelineSpec RECIPE = new ToyRecipe().define();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "loss.temperature=0 | [option-range] loss.temperature = 0 (--set) must be in (0, 100]; default 0.5",
                "encoder.blocks=2,10 | [option-range] encoder.blocks = 2,10 (--set) must be in [1, 9]; default 2,2",
                "loss.temperature=warm | [option-type] loss.temperature = warm (--set) must be double in (0, 100]; default 0.5",
                "loss.temperature=1d | [option-type] loss.temperature = 1d (--set) must be double in (0, 100]; default 0.5",
                "loss.temperature=NaN | [option-type] loss.temperature = NaN (--set) must be double in (0, 100]; default 0.5",
                "train.epochs=1.5 | [option-type] train.epochs = 1.5 (--set) must be int in [0, 100000]; default 100",
                "train.epochs= | [option-type] train.epochs =  (--set) must be int in [0, 100000]; default 100",
                "encoder.bias=yes | [option-type] encoder.bias = yes (--set) must be one of true, false; default false",
                "encoder.stem=cifra | [option-type] encoder.stem = cifra (--set) must be one of cifar, image-net; default cifar; did you mean 'cifar'?",
                "loss.temprature=1 | [option-unknown] loss.temprature = 1 (--set): there is no such option; did you mean 'loss.temperature'?",
                "train.temperature=1 | [option-unknown] train.temperature = 1 (--set): there is no such option; did you mean 'loss.temperature'?",
                "loss.zzzzzzzzz=1 | [option-unknown] loss.zzzzzzzzz = 1 (--set): there is no such option; 'loss' has plus, projector, projector.hidden, projector.output, temperature",
                "name=x | [option-unknown] name = x (--set): there is no such option",
                "augment.crop=flip | [option-unknown] augment.crop = flip (--set): there is no such option",
                "loss=nt-xnet | [plugin-unknown] loss = nt-xnet (--set): there is no loss of this name; there is nt-xent, barlow-twins; did you mean 'nt-xent'?",
                "augment=crop,flop | [plugin-unknown] augment = flop (--set): there is no augmentation of this name; there is crop, flip, color-jitter; did you mean 'flip'?",
                "augment.crop.high=0.1 | [option-range] augment.crop: low = 0.5 must not exceed high = 0.1 (augment.crop.high: --set)",
                "loss | [config-syntax] --set loss must be --set KEY=VALUE"
            })
    void set_withMistake_isExplained(String argument, String expected) {
        assertThat(problems(new Sources(List.of(argument), Map.of(), Optional.empty())))
                .singleElement()
                .asString()
                .startsWith(expected);
    }

    @Test
    void problems_ofAllSources_areReportedTogetherAndNumbered() throws IOException {
        Path file =
                Files.writeString(folder.resolve("a.properties"), "loss.temperature = -1\nouter.shedule = cosine\n");
        Sources sources = new Sources(
                List.of("train.epochs=x", "encoder=resnet"), Map.of("GESSL_TRAIN_SEDE", "1"), Optional.of(file));
        UserException failure = catchThrowableOfType(UserException.class, () -> resolve(sources));

        assertThat(failure)
                .hasMessage(String.join(
                        "\n",
                        "5 problems in pipeline 'toy-gessl'",
                        "1) [plugin-unknown] encoder = resnet (--set): there is no encoder of this name; there is toy-net",
                        "2) [option-range] loss.temperature = -1 (" + file + ":1) must be in (0, 100]; default 0.5",
                        "3) [option-type] train.epochs = x (--set) must be int in [0, 100000]; default 100",
                        "4) [option-unknown] GESSL_TRAIN_SEDE = 1 (environment): there is no such option; did you mean 'GESSL_TRAIN_SEED'?",
                        "5) [option-unknown] outer.shedule = cosine (" + file
                                + ":2): there is no such option; did you mean 'outer.schedule'?"));
    }

    @Test
    void option_ofUnknownPlugin_isNotReportedToo() {
        assertThat(problems(new Sources(
                        List.of("loss=barlow", "loss.lambda=1", "loss.temperature=-1"),
                        Map.of("GESSL_LOSS_LAMBDA", "2"),
                        Optional.empty())))
                .hasSize(1);
    }

    @Test
    void launcherVariables_areNoOptions() {
        assertThat(resolve(new Sources(
                                List.of(), Map.of("GESSL_JAVA_OPTS", "-Xmx1g", "GESSL_HOME", "/"), Optional.empty()))
                        .spec())
                .isEqualTo(RECIPE);
        assertThat(problems(new Sources(List.of(), Map.of("GESSL_JAVA_OPT", "-Xmx1g"), Optional.empty())))
                .singleElement()
                .asString()
                .endsWith("did you mean 'GESSL_JAVA_OPTS'?");
    }

    @Test
    void sameKeyTwice_isAnErrorInEverySource() throws IOException {
        Path properties = Files.writeString(folder.resolve("a.properties"), "train.seed=1\n\ntrain.seed=2\n");
        Path yaml = Files.writeString(folder.resolve("a.yaml"), "train:\n  seed: 1\ntrain.seed: 2\n");
        Path nested = Files.writeString(folder.resolve("b.yaml"), "train:\n  seed: 1\n  seed: 2\n");

        assertThat(problems(new Sources(List.of("train.seed=1", "train.seed=2"), Map.of(), Optional.empty())))
                .extracting(Problem::toString)
                .containsExactly("[option-duplicate] train.seed = 2 (--set): already set to 1 (--set); set it once");
        assertThat(problems(file(properties)))
                .extracting(Problem::toString)
                .containsExactly("[option-duplicate] train.seed = 2 (" + properties + ":3): already set to 1 ("
                        + properties + ":1); set it once");
        assertThat(problems(file(yaml))).extracting(Problem::id).containsExactly("option-duplicate");
        assertThat(problems(file(nested))).extracting(Problem::id).containsExactly("option-duplicate");
    }

    @Test
    void file_thatCannotBeRead_isExplained() throws IOException {
        assertThat(problems(file(folder.resolve("none.yaml"))))
                .singleElement()
                .asString()
                .endsWith("there is no such file");
        assertThat(problems(file(Path.of("a.json")))).extracting(Problem::id).containsExactly("config-file");
        assertThat(problems(file(Files.createDirectory(folder.resolve("d.yaml")))))
                .extracting(Problem::id)
                .containsExactly("config-file");
        Path binary = Files.write(folder.resolve("b.properties"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(problems(file(binary))).singleElement().asString().endsWith("is not UTF-8 text");
    }

    @ParameterizedTest
    @CsvSource({"'a: [', x.yaml:1:", "'- a', must hold keys", "'a: &x {b: 1}\nc: *x', alias", "'a: [[1]]', plain values"
    })
    void yaml_withBadSyntax_namesTheLine(String text, String expected) throws IOException {
        Path file = Files.writeString(folder.resolve("x.yaml"), text);

        assertThat(problems(file(file)))
                .filteredOn(p -> p.id().equals("config-syntax"))
                .singleElement()
                .asString()
                .contains(file.toString())
                .contains(expected);
    }

    @Test
    void recipe_withPluginThatIsNotThere_isExplained() {
        PipelineResolver resolver = new PipelineResolver(PluginRegistry.of(List.of()));
        UserException failure =
                catchThrowableOfType(UserException.class, () -> resolver.resolve(RECIPE, Sources.none()));

        assertThat(failure.problems()).hasSizeGreaterThan(10).allMatch(p -> p.id().equals("plugin-unknown"));
    }

    @Test
    void optionOfPlugin_namedLikeOneOfItsSlot_isRefused() {
        PipelineResolver resolver = new PipelineResolver(PluginRegistry.of(List.of(new ToyModule(), new Colliding())));
        UserException failure = catchThrowableOfType(
                UserException.class,
                () -> resolver.resolve(RECIPE, new Sources(List.of("loss=colliding"), Map.of(), Optional.empty())));

        assertThat(failure).hasMessageContaining("[plugin-invalid] loss.projector names two options");
    }

    /** A loss with an option that is called like a part of its slot. */
    @PluginName("colliding")
    public record Collision(@About("mine") int projector) implements LossSpec {}

    private static final class Colliding extends PluginModule {
        @Override
        protected void plugins(PluginBinder bind) {
            bind.loss(new Collision(1), Loss.class);
        }
    }

    private static Sources file(Path file) {
        return new Sources(List.of(), Map.of(), Optional.of(file));
    }

    private static List<Problem> problems(Sources sources) {
        return catchThrowableOfType(UserException.class, () -> resolve(sources)).problems();
    }

    private static ResolvedPipeline resolve(Sources sources) {
        return new PipelineResolver(PluginRegistry.of(List.of(new ToyModule()))).resolve(RECIPE, sources);
    }
}
