package org.gessl.framework.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifierTest {
    /** 2 * (1 + 9) = 20, with the gradient 4 x. */
    private static final String TOY = """
            {"kind": "criterion", "name": "toy", "case": "hand", "options": {"outer_scale": 2},
             "inputs": {"x": {"shape": [2], "data": [1, 3]}},
             "outputs": {"loss": {"shape": [], "data": [20]}},
             "gradients": {"x": {"shape": [2], "data": [4, 12]}},
             "tolerance": {"rtol": 0, "atol": 0.5}}
            """;

    private final Verifier verifier = Verifier.of(PluginRegistry.of(List.of(new ToyLoss.Module())));

    @TempDir
    private Path folder;

    @Test
    void criterion_onRightNumbers_passes() throws IOException {
        assertThat(check(TOY)).isEqualTo(new Outcome.Passed(0));
    }

    @Test
    void criterion_withinTolerance_passesWithTheShareOfIt() throws IOException {
        assertThat(check(TOY.replace("[20]", "[20.25]"))).isEqualTo(new Outcome.Passed(0.5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[20]      | [21]                  | output loss[0]",
                "[4, 12]   | [4, 13]               | gradient x[1]",
                "[4, 12]   | [4, 12, 0]            | do not fill",
                "'\"shape\": [], \"data\": [20]' | '\"shape\": [1], \"data\": [20]' | output loss has shape [] instead of [1]",
                "'\"loss\"' | '\"center\"'          | output center is missing",
                "[1, 3]    | [1, 1e39]             | output loss[0] = Infinity",
                "2}        | 20}                   | outerScale = 20.0 must be in (0, 10]",
                "'\"atol\"' | '\"other\"'           | tolerance.atol is missing",
                "'{\"kind' | '{{\"kind'              | not valid JSON",
            })
    void criterion_onWrongNumbers_failsNamingThem(String right, String wrong, String detail) throws IOException {
        assertThat(check(TOY.replace(right, wrong)))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, f -> assertThat(f.detail()).contains(detail));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "outer_scale | inner_scale | has no option 'inner_scale', only outerScale",
                "toy         | boy         | no loss offers the formula",
                "criterion   | oracle      | is not known",
                "2}          | \"two\"}    | option outerScale cannot be two",
            })
    void verifier_onWhatDoesNotExist_skipsWithTheReason(String right, String wrong, String reason) throws IOException {
        assertThat(check(TOY.replace(right, wrong)))
                .isInstanceOfSatisfying(
                        Outcome.Skipped.class, s -> assertThat(s.reason()).contains(reason));
    }

    @Test
    void verifier_onMalformedFile_failsNamingTheFile() throws IOException {
        Path file = write("broken.json", "{\"kind\": ");
        assertThat(verifier.verify(file).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, f -> assertThat(f.detail()).contains(file.toString()));
    }

    @Test
    void files_ofFolder_areSortedReferencesAtAnyDepth() throws IOException {
        Path late = write("b/late.json", TOY);
        Path early = write("a/deep/early.json", TOY);
        Path broken = write("c.json", "{");
        write("other.json", "{\"name\": \"package\"}");
        write("notes.txt", TOY);
        assertThat(Verifier.files(List.of(folder))).containsExactly(early, late, broken);
    }

    @Test
    void files_ofMissingPath_areRefused() {
        assertThatThrownBy(() -> Verifier.files(List.of(folder.resolve("nothing"))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[path-missing]")
                .hasMessageContaining("nothing");
    }

    private Outcome check(String content) throws IOException {
        return verifier.verify(write("case.json", content)).outcome();
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
