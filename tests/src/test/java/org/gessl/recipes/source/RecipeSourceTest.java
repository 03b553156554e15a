package org.gessl.recipes.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gessl.framework.spec.Recipe;
import org.gessl.framework.spec.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecipeSourceTest {
    private static final String IMPORTS =
            "import org.gessl.framework.spec.PipelineSpec;\nimport org.gessl.framework.spec.Recipe;\n";
    private static final String BODY =
            " { public PipelineSpec define() { return PipelineSpec.defaults(\"mine\"); } }\n";

    @TempDir
    private Path folder;

    @Test
    void recipe_besideOtherClasses_isFound() {
        Recipe recipe = recipe("final class Mine implements Recipe" + BODY + "interface Other extends Recipe {}\n");

        assertThat(recipe.define().name()).isEqualTo("mine");
    }

    @Test
    void errors_areAllShownWithLineColumnAndSource() {
        assertThatThrownBy(() -> recipe("class Mine {\n\tint a = b;\n  String s = 1;\n}\n"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("2 problems in Mine.java\n1) [recipe-compile] line 4, column 10: ")
                .hasMessageContaining("symbol:")
                .hasMessageContaining("\n     \tint a = b;\n     \t        ^\n")
                .hasMessageContaining("2) [recipe-compile] line 5, column 14: ")
                .hasMessageContaining("\n       String s = 1;\n                  ^");
    }

    @Test
    void source_withoutARecipe_isRefused() {
        assertRefused("class Mine {}\n", "recipe-class", "Mine.java has no recipe");
        assertRefused("", "recipe-class", "Mine.java has no recipe");
    }

    @Test
    void source_withTwoRecipes_isRefusedWithTheirNames() {
        assertRefused(
                "class Mine implements Recipe" + BODY + "class Yours implements Recipe" + BODY,
                "recipe-class",
                "2 recipes (Mine, Yours)");
    }

    @Test
    void recipe_thatCannotBeConstructed_isRefused() {
        assertRefused(
                "class Mine implements Recipe { Mine(int a) {} public PipelineSpec define() { return null; } }",
                "recipe-class",
                "constructor without parameters");
        assertRefused(
                "class Mine implements Recipe { Mine() { throw new IllegalStateException(\"no\"); }"
                        + " public PipelineSpec define() { return null; } }",
                "recipe-class",
                "cannot be constructed: java.lang.IllegalStateException: no");
    }

    @Test
    void javaWithoutACompiler_isExplained() {
        assertThatThrownBy(() -> new RecipeSource("Mine.java", "")
                        .recipe(Optional.empty(), getClass().getClassLoader()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[recipe-compiler]")
                .hasMessageContaining("needs a JDK");
    }

    @Test
    void missingFile_isNamedWithTheNearest() throws IOException {
        Files.writeString(folder.resolve("MyRecipe.java"), "");

        assertThatThrownBy(() -> RecipeSource.read(folder.resolve("MyRecipee.java")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[recipe-file]")
                .hasMessageContaining("did you mean 'MyRecipe.java'?");
        assertThatThrownBy(() -> RecipeSource.read(folder)).hasMessageContaining("is not a file");
    }

    @Test
    void binaryFile_isRefused() throws IOException {
        Path file = Files.write(folder.resolve("Mine.java"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatThrownBy(() -> RecipeSource.read(file)).hasMessageContaining("is not UTF-8 text");
    }

    private void assertRefused(String source, String id, String text) {
        assertThatThrownBy(() -> recipe(source))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[" + id + "]")
                .hasMessageContaining(text);
    }

    private Recipe recipe(String source) {
        return new RecipeSource("Mine.java", IMPORTS + source).recipe(getClass().getClassLoader());
    }
}
