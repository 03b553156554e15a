package org.gessl.plugins.loss;

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

/** Checks the losses' formulas against the reference files beside the checkout. */
class CriteriaFilesTest {
    private static final Verifier VERIFIER = Verifier.of(PluginRegistry.load(CriteriaFilesTest.class.getClassLoader()));

    @ParameterizedTest
    @MethodSource
    void formula_onReferenceFile_agrees(Path file) {
        assertThat(VERIFIER.verify(file).outcome()).isInstanceOf(Outcome.Passed.class);
    }

    static Stream<Path> formula_onReferenceFile_agrees() {
        Optional<Path> criteria = SharedData.find("golden/criteria");
        assumeThat(criteria).isPresent();
        List<Path> folders = Stream.of("dcl", "dclw", "dino", "moco", "msn", "neg-cosine", "nnclr", "ressl", "swav")
                .map(criteria.get()::resolve)
                .toList();
        return Verifier.files(folders).stream();
    }
}
