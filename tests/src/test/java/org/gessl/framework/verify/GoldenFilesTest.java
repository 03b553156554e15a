package org.gessl.framework.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.testing.SharedData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the built-in plugins against the reference files beside the checkout. */
class GoldenFilesTest {
    private static final Verifier VERIFIER = Verifier.of(PluginRegistry.load(GoldenFilesTest.class.getClassLoader()));

    @ParameterizedTest
    @MethodSource
    void plugin_onReferenceFile_agrees(Path file) {
        assertThat(VERIFIER.verify(file).outcome()).isInstanceOf(Outcome.Passed.class);
    }

    static Stream<Path> plugin_onReferenceFile_agrees() {
        List<String> names = List.of(
                "adjust-brightness",
                "adjust-contrast",
                "adjust-hue",
                "adjust-saturation",
                "color-jitter",
                "gaussian-blur",
                "grayscale",
                "horizontal-flip",
                "invert",
                "law-color-jitter",
                "law-gaussian-blur",
                "law-random-grayscale",
                "law-random-horizontal-flip",
                "law-random-resized-crop",
                "normalize",
                "resized-crop",
                "solarize");
        Optional<Path> golden = SharedData.find("golden");
        assumeThat(golden).isPresent();
        List<Path> paths = Stream.concat(
                        names.stream().map(golden.get().resolve("augmentations")::resolve),
                        Stream.of(golden.get().resolve("hypergradients")))
                .toList();
        return Verifier.files(paths).stream();
    }
}
