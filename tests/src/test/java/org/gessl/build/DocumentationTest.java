package org.gessl.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The Java code of the documentation is code that the build compiles.
 *
 * <p>The line before each {@code java} block names a file and a region of it, as in {@code <!-- region: path/Some.java#name -->};
 * the block equals the lines between {@code // region name} and {@code // endregion} there, without their common indentation.
 */
class DocumentationTest {
    private static final Path ROOT = Project.root();
    private static final Pattern REGION = Pattern.compile("<!-- region: (\\S+)#(\\S+) -->");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");

    @TestFactory
    Stream<DynamicTest> javaBlocks_equalTheirRegions() throws IOException {
        return documents().stream()
                .flatMap(document -> blocks(document).stream()
                        .map(block -> DynamicTest.dynamicTest(
                                block.place(),
                                () -> assertThat(block.text()).as(block.place()).isEqualTo(block.region()))));
    }

    @TestFactory
    Stream<DynamicTest> relativeLinks_leadToFiles() throws IOException {
        return documents().stream()
                .flatMap(document -> LINK.matcher(read(document))
                        .results()
                        .map(link -> link.group(1))
                        .filter(target -> !target.contains(":"))
                        .distinct()
                        .map(target -> DynamicTest.dynamicTest(
                                ROOT.relativize(document) + " -> " + target,
                                () -> assertThat(document.resolveSibling(target))
                                        .exists())));
    }

    @Test
    void region_isCutOutWithoutItsIndentation() {
        String source = "class A {\n    // region b\n    int c() {\n        return 1;\n    }\n    // endregion\n}\n";

        assertThat(region(source, "b")).isEqualTo("int c() {\n    return 1;\n}\n");
        assertThatThrownBy(() -> region(source, "c")).hasMessageContaining("// region c");
    }

    @Test
    void block_withoutARegion_isRefused() {
        List<Block> blocks = blocks("README.md", "Text\n```java\nint a;\n```\n");

        assertThat(blocks)
                .singleElement()
                .satisfies(block -> assertThatThrownBy(block::region).hasMessageContaining("README.md:2"));
    }

    @Test
    void block_withARegion_isFound() {
        List<Block> blocks =
                blocks("README.md", "<!-- region: a/B.java#c -->\n\n```java\nint a;\n```\n```sh\nls\n```\n");

        assertThat(blocks).containsExactly(new Block("README.md:3", "<!-- region: a/B.java#c -->", "int a;\n"));
    }

    /** A block of Java: where it opens, the last line of text before it, its text. */
    private record Block(String place, String mark, String text) {
        String region() {
            Matcher matcher = REGION.matcher(mark);
            if (!matcher.matches()) {
                throw new AssertionError(place + ": no <!-- region: FILE#NAME --> above this block");
            }
            try {
                return DocumentationTest.region(read(ROOT.resolve(matcher.group(1))), matcher.group(2));
            } catch (AssertionError e) {
                throw new AssertionError(place + ": " + matcher.group(1) + ": " + e.getMessage(), e);
            }
        }
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        if (Files.exists(ROOT.resolve("README.md"))) {
            documents.add(ROOT.resolve("README.md"));
        }
        if (Files.isDirectory(ROOT.resolve("docs"))) {
            try (Stream<Path> paths = Files.walk(ROOT.resolve("docs"))) {
                paths.filter(path -> path.toString().endsWith(".md")).sorted().forEach(documents::add);
            }
        }
        return documents;
    }

    private static List<Block> blocks(Path document) {
        return blocks(ROOT.relativize(document).toString(), read(document));
    }

    private static List<Block> blocks(String name, String document) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = document.lines().toList();
        List<String> marks = lines.stream().map(String::strip).toList();
        String lastText = "";
        for (int i = 0; i < lines.size(); i++) {
            if (marks.get(i).startsWith("```")) {
                int end = indexOf(marks, "```", i + 1);
                if (marks.get(i).startsWith("```java")) {
                    blocks.add(new Block(name + ":" + (i + 1), lastText, text(lines.subList(i + 1, end))));
                }
                i = end;
                lastText = "";
            } else if (!marks.get(i).isEmpty()) {
                lastText = marks.get(i);
            }
        }
        return blocks;
    }

    private static String region(String source, String name) {
        List<String> lines = source.lines().toList();
        List<String> marks = lines.stream().map(String::strip).toList();
        int start = indexOf(marks, "// region " + name, 0) + 1;
        return text(lines.subList(start, indexOf(marks, "// endregion", start)));
    }

    private static int indexOf(List<String> marks, String mark, int from) {
        int index = marks.subList(from, marks.size()).indexOf(mark);
        if (index < 0) {
            throw new AssertionError("no line '" + mark + "' after line " + from);
        }
        return from + index;
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines).stripIndent() + "\n";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("cannot read " + file, e);
        }
    }
}
