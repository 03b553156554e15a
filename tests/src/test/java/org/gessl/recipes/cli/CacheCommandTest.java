package org.gessl.recipes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheCommandTest {
    private final StringWriter out = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void cache_listsStoresAndTheirFolder() throws IOException {
        Files.write(folder.resolve("shapes-v1-32.images"), new byte[3 << 19]);

        assertThat(cache()).isZero();

        assertThat(out.toString().lines().toList())
                .hasSize(2)
                .anyMatch(line -> line.matches(" +1\\.5 MiB  \\d{4}-\\d\\d-\\d\\d  shapes-v1-32\\.images"))
                .contains("       1.5 MiB  in " + folder);
        assertThat(folder.resolve("shapes-v1-32.images")).exists();
    }

    @Test
    void cacheCleared_isEmpty() throws IOException {
        Path store = Files.write(folder.resolve("shapes-v1-32.images"), new byte[10]);
        Path other = Files.write(folder.resolve("other"), new byte[10]);

        assertThat(cache("--clear")).isZero();

        assertThat(out.toString()).contains("deleted from " + folder);
        assertThat(store).doesNotExist();
        assertThat(other).exists();
    }

    private int cache(String... more) {
        String[] arguments = new String[3 + more.length];
        arguments[0] = "cache";
        arguments[1] = "--folder";
        arguments[2] = folder.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Gessl.commandLine().setOut(new PrintWriter(out, true)).execute(arguments);
    }
}
