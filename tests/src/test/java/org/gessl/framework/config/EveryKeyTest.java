package org.gessl.framework.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.Interval;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.toys.ToyModule;
import org.gessl.toys.ToyRecipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sets every key of a pipeline to a legal other value, in every source, and reads it back. */
final class EveryKeyTest {
    private static final PipelineResolver RESOLVER = new PipelineResolver(PluginRegistry.of(List.of(new ToyModule())));
    private static final PipelineSpec RECIPE = new ToyRecipe().define();

    static Stream<Setting> settings() {
        return RESOLVER.resolve(RECIPE, Sources.none()).settings().values().stream()
                .filter(setting -> !other(setting).equals(setting.value()));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void key_setToAnotherValue_changesThePipeline(Setting setting) {
        String value = other(setting);
        ResolvedPipeline pipeline =
                resolve(new Sources(List.of(setting.key() + "=" + value), Map.of(), Optional.empty()));

        assertThat(pipeline.settings().get(setting.key()).value()).isEqualTo(value);
        assertThat(pipeline.settings().get(setting.key()).origin()).isEqualTo("--set");
        assertThat(pipeline.spec().hash())
                .isNotEqualTo(resolve(Sources.none()).spec().hash());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void variable_setToAnotherValue_changesThePipeline(Setting setting) {
        String variable = Environment.variable(setting.key());
        ResolvedPipeline pipeline = resolve(new Sources(List.of(), Map.of(variable, other(setting)), Optional.empty()));

        assertThat(pipeline.settings().get(setting.key()).origin()).isEqualTo(variable);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void key_setToItsOwnValue_changesNothing(Setting setting) {
        Sources sources = new Sources(List.of(setting.key() + "=" + setting.value()), Map.of(), Optional.empty());

        assertThat(resolve(sources).spec()).isEqualTo(RECIPE);
    }

    @Test
    void keys_areAllDescribed() {
        assertThat(RESOLVER.resolve(RECIPE, Sources.none()).settings().values())
                .hasSizeGreaterThan(50)
                .allSatisfy(setting -> assertThat(setting.about()).isNotBlank());
    }

    private static ResolvedPipeline resolve(Sources sources) {
        return RESOLVER.resolve(RECIPE, sources);
    }

    private static String other(Setting setting) {
        String range = setting.range();
        if (range.contains(" | ")) {
            return Arrays.stream(range.split(" \\| "))
                    .filter(choice -> !choice.equals(setting.value()))
                    .findFirst()
                    .orElseThrow();
        }
        if (setting.type().equals("text")) {
            return setting.value() + "x";
        }
        if (!range.isEmpty() && !range.startsWith("[") && !range.startsWith("(")) {
            return setting.value();
        }
        Interval interval = range.isEmpty() ? new Interval(0, true, 9, true) : Interval.parse(range);
        double number = DoubleStream.of(1, 2, 0.5, 0, 4, 5)
                .filter(interval::contains)
                .filter(n -> setting.type().contains("double") || n == Math.rint(n))
                .filter(n -> !setting.value().equals(text(setting, n)))
                .findFirst()
                .orElseThrow();
        return text(setting, number);
    }

    private static String text(Setting setting, double number) {
        return setting.type().contains("double") ? Double.toString(number) : Integer.toString((int) number);
    }
}
