package org.gessl.plugins.loss.decorrelation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.verify.Outcome;
import org.gessl.framework.verify.Verifier;
import org.gessl.testing.SharedData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the losses of this package against the reference files beside the checkout. */
class ReferencesTest {
    private static final Verifier VERIFIER = Verifier.of(PluginRegistry.load(ReferencesTest.class.getClassLoader()));

    static Stream<Path> references() {
        Optional<Path> golden = SharedData.find("golden");
        assumeThat(golden).isPresent();
        List<Path> folders = Stream.of(
                        "barlow-twins", "vicreg", "w-mse", "tico", "frossl", "mmcr", "emp-ssl", "lejepa", "koleo")
                .map(golden.get().resolve("criteria")::resolve)
                .toList();
        return Verifier.files(folders).stream();
    }

    @ParameterizedTest
    @MethodSource("references")
    void loss_onReferenceFile_agrees(Path file) {
        assertThat(VERIFIER.verify(file).outcome()).isInstanceOf(Outcome.Passed.class);
    }
}
