package org.gessl.framework.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.Interval;
import org.gessl.framework.spec.Recipe;
import org.gessl.framework.spec.UserException;
import org.gessl.toys.ToyModule;
import org.gessl.toys.ToyRecipe;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sets every key of every recipe, of the toys and on the class path, to another value and reads it back. */
final class EveryKeyTest {
    private static final PipelineResolver TOYS = new PipelineResolver(PluginRegistry.of(List.of(new ToyModule())));
    private static final PipelineResolver CLASS_PATH =
            new PipelineResolver(PluginRegistry.load(EveryKeyTest.class.getClassLoader()));

    static Stream<Subject> recipes() {
        Stream<Subject> real =
                ServiceLoader.load(Recipe.class).stream().map(provider -> new Subject(CLASS_PATH, provider.get()));
        return Stream.concat(Stream.of(new Subject(TOYS, new ToyRecipe())), real);
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void key_setToAnotherValue_changesThePipeline(Subject subject) {
        ResolvedPipeline before = subject.resolve(Sources.none());

        assertThat(before.settings().values())
                .filteredOn(EveryKeyTest::hasAnotherValue)
                .hasSizeGreaterThan(20)
                .allSatisfy(setting -> {
                    ResolvedPipeline after = otherValues(setting)
                            .flatMap(value -> subject.tried(set(setting.key(), value)).stream())
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("no other value is legal"));
                    assertThat(after.settings().get(setting.key()).origin()).isEqualTo("--set");
                    assertThat(after.settings().get(setting.key()).value()).isNotEqualTo(setting.value());
                    assertThat(after.spec().hash()).isNotEqualTo(before.spec().hash());
                });
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void keyAndVariable_setToItsOwnValue_changeNothing(Subject subject) {
        ResolvedPipeline before = subject.resolve(Sources.none());

        assertThat(before.settings().values()).allSatisfy(setting -> {
            String variable = Environment.variable(setting.key());
            ResolvedPipeline fromVariable =
                    subject.resolve(new Sources(List.of(), Map.of(variable, setting.value()), Optional.empty()));

            assertThat(fromVariable.settings().get(setting.key()).origin()).isEqualTo(variable);
            assertThat(fromVariable.spec()).isEqualTo(before.spec());
            assertThat(subject.resolve(set(setting.key(), setting.value())).spec())
                    .isEqualTo(before.spec());
        });
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void keys_areAllDescribedAndRestoreThePipeline(Subject subject) {
        ResolvedPipeline pipeline = subject.resolve(Sources.none());

        assertThat(pipeline.settings().values())
                .allSatisfy(setting -> assertThat(setting.about()).isNotBlank());
        assertThat(subject.resolver()
                        .restore(pipeline.spec().name(), pipeline.values())
                        .spec())
                .isEqualTo(pipeline.spec());
    }

    private static Sources set(String key, String value) {
        return new Sources(List.of(key + "=" + value), Map.of(), Optional.empty());
    }

    private static boolean hasAnotherValue(Setting setting) {
        return otherValues(setting).findAny().isPresent();
    }

    private static Stream<String> otherValues(Setting setting) {
        String range = setting.range();
        Stream<String> values;
        if (setting.type().endsWith("text")) {
            values = Stream.of(setting.value() + "x");
        } else if (range.startsWith("[") || range.startsWith("(") || range.isEmpty()) {
            values = numbers(setting, range.isEmpty() ? Interval.parse("(-inf, inf)") : Interval.parse(range));
        } else {
            values = Arrays.stream(range.split(" \\| "));
        }
        return values.filter(value -> !value.equals(setting.value()));
    }

    private static Stream<String> numbers(Setting setting, Interval interval) {
        boolean whole = !setting.type().endsWith("double");
        int items = setting.type().startsWith("list") ? setting.value().split(",").length : 1;
        return DoubleStream.of(1, 2, 0.5, 0, 4, 5, 8, 0.01)
                .filter(interval::contains)
                .filter(number -> !whole || number == Math.rint(number))
                .mapToObj(number -> whole ? Integer.toString((int) number) : Double.toString(number))
                .map(number -> String.join(",", Collections.nCopies(items, number)));
    }

    /** A recipe and what resolves it. */
    record Subject(PipelineResolver resolver, Recipe recipe) {
        ResolvedPipeline resolve(Sources sources) {
            return resolver.resolve(recipe.define(), sources);
        }

        Optional<ResolvedPipeline> tried(Sources sources) {
            try {
                return Optional.of(resolve(sources));
            } catch (UserException e) {
                return Optional.empty();
            }
        }
    }
}
