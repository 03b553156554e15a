package org.gessl.recipes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerifyCommandTest {
    private static final String FLIP = """
            {"kind": "augmentation", "name": "horizontal-flip", "case": "%s", "options": {},
             "inputs": {"image": {"shape": [1, 2, 3], "data": [0, 0.25, 0.5, 0.75, 1, 0]}},
             "outputs": {"image": {"shape": [1, 2, 3], "data": [%s]}},
             "tolerance": {"rtol": 0, "atol": 1e-6}}
            """;

    private final StringWriter text = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void verify_ofRightAndUnknownFiles_printsALineForEachAndSucceeds() throws IOException {
        Files.writeString(folder.resolve("a.json"), FLIP.formatted("right", "0.75, 1, 0, 0, 0.25, 0.5"));
        Files.writeString(folder.resolve("b.json"), "{\"kind\": \"oracle\", \"name\": \"delphi\"}");
        assertThat(verify(folder)).isZero();
        List<String> lines = text.toString().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).matches("passed +horizontal-flip/right +0\\.00");
        assertThat(lines.get(1)).startsWith("skipped delphi ").endsWith("the kind 'oracle' is not known");
        assertThat(lines.get(2)).isEqualTo("1 passed, 0 failed, 1 skipped");
    }

    @Test
    void verify_ofWrongFile_exitsWithOne() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), FLIP.formatted("wrong", "0, 0.25, 0.5, 0.75, 1, 0"));
        assertThat(verify(file)).isEqualTo(1);
        assertThat(text.toString())
                .contains("failed  horizontal-flip/wrong")
                .endsWith("0 passed, 1 failed, 0 skipped" + System.lineSeparator());
    }

    private int verify(Path path) {
        CommandLine command = new CommandLine(new VerifyCommand());
        command.setOut(new PrintWriter(text));
        return command.execute(path.toString());
    }
}
