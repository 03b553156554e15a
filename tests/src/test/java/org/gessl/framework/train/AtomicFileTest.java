package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("file.txt");
    }

    @Test
    void file_writtenWhileAnotherWriterIsAtIt_holdsWhatTheLastOneWrote() throws IOException {
        AtomicFile.write(file, channel -> {
            channel.write(bytes("slow"));
            AtomicFile.write(file, "quick, and longer");
            assertThat(file).hasContent("quick, and longer");
        });

        assertThat(file).hasContent("slow");
        assertThat(folder).isDirectoryNotContaining(entry -> !entry.equals(file));
    }

    @Test
    void file_whoseWriterFails_keepsItsContentAndLeavesNothingBeside() throws IOException {
        AtomicFile.write(file, "old");

        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
                    channel.write(bytes("ne"));
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");

        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(entry -> !entry.equals(file));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
