package org.gessl.framework.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedDigestsTest {

    @TempDir
    Path temp;

    private Path file;
    private CountingTree tree;
    private RememberedDigests digests;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(Files.createDirectory(temp.resolve("data")).resolve("a.txt"), "one");
        tree = new CountingTree(FileTree.at(file.getParent().toString()));
        digests = new RememberedDigests(Files.createDirectory(temp.resolve("cache")));
    }

    @Test
    void unchangedFiles_areReadOnce() throws IOException {
        String first = digests.of(tree, later());
        assertThat(digests.of(tree, later())).isEqualTo(first).isEqualTo(tree.tree.digest());
        assertThat(tree.reads).isEqualTo(1);
    }

    @Test
    void filesChangedJustNow_areReadEachTime() throws IOException {
        digests.of(tree, Instant.now());
        digests.of(tree, Instant.now());
        assertThat(tree.reads).isEqualTo(2);
    }

    @Test
    void changedFile_isReadAgain() throws IOException {
        String first = digests.of(tree, later());
        Files.writeString(file, "three");
        assertThat(digests.of(tree, later())).isNotEqualTo(first);
        Files.writeString(file.resolveSibling("b.txt"), "");
        assertThat(digests.of(tree, later())).isEqualTo(tree.tree.digest());
    }

    @Test
    void damagedMemory_isNotTrusted() throws IOException {
        String first = digests.of(tree, later());
        try (var files = Files.list(digests.folder())) {
            Files.writeString(files.findFirst().orElseThrow(), "nothing");
        }
        assertThat(digests.of(tree, later())).isEqualTo(first);
    }

    private static Instant later() {
        return Instant.now().plusSeconds(60);
    }

    /** Counts how often the files of a tree are read through. */
    private static final class CountingTree implements FileTree {
        private final FileTree tree;
        private int reads;

        CountingTree(FileTree tree) {
            this.tree = tree;
        }

        @Override
        public Path location() {
            return tree.location();
        }

        @Override
        public String digest() {
            reads++;
            return tree.digest();
        }

        @Override
        public void stamp(Stamp stamp) throws IOException {
            tree.stamp(stamp);
        }

        @Override
        public void visit(Visitor visitor, Skips skips) {
            tree.visit(visitor, skips);
        }
    }
}
