package org.gessl.recipes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.gessl.toys.MinimalRecipe;
import org.gessl.toys.ToyServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class CommandLineTest extends CommandLineHarness {
    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();
    private ToyServices services;

    @BeforeEach
    void useToys(@TempDir Path folder) throws IOException {
        services = ToyServices.in(folder);
        thread.setContextClassLoader(services);
    }

    @AfterEach
    void leaveToys() throws IOException {
        thread.setContextClassLoader(before);
        services.close();
    }

    @Test
    void list_ofRecipes_hasALineForEach() {
        assertThat(gessl("list", "recipes")).isZero();
        assertThat(out.toString().lines())
                .hasSize(3)
                .contains("  toy-gessl                    every verb of the builder", "  toy-minimal")
                .anyMatch(line -> line.contains("cannot be read: [option-range] batchSize = 1 must be"));
    }

    @Test
    void list_ofPlugins_groupsThemByFamilyAndNamesForeignOrigins() {
        assertThat(gessl("list", "plugins")).isZero();
        assertThat(out.toString().lines())
                .contains("loss:")
                .anyMatch(line -> line.startsWith("  nt-xent       contrasts pairs [org.gessl.toys.ToyModule in "));
    }

    @Test
    void list_ofEverything_hasBoth() {
        assertThat(gessl("list")).isZero();
        assertThat(out.toString())
                .contains("recipes:")
                .contains("augmentation:")
                .contains("toy-gessl");
    }

    @Test
    void list_ofSomethingElse_isBadUsage() {
        assertThat(gessl("list", "losses")).isEqualTo(2);
        assertThat(err.toString()).contains("losses").contains("recipes, studies, tables, plugins");
    }

    @Test
    void show_ofRecipe_printsPipelineHashAndEveryKey() {
        assertThat(gessl("show", "toy-gessl", "--set", "loss.temperature=0.7")).isZero();
        assertThat(out.toString())
                .contains("pipeline toy-gessl\n  data       toy-data(path=\"here\"")
                .containsPattern("\n  hash       [0-9a-f]{8} \\([0-9a-f]{64}\\)\n")
                .containsPattern(
                        "\nloss.temperature +0.7 +--set +0.5\n    double in \\(0, 100\\]: divisor of the cosine similarity\n")
                .containsPattern(
                        "\nloss +nt-xent +recipe +-\n    loss, one of nt-xent \\| barlow-twins: contrasts pairs\n")
                .containsPattern("\naugment\\.color-jitter-2\\.brightness +1.5 +recipe +0.4\n");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void show_ofClassName_works() {
        assertThat(gessl("show", MinimalRecipe.class.getName())).isZero();
        assertThat(out.toString()).startsWith("pipeline toy-minimal");
    }

    @Test
    void show_ofUnknownRecipe_namesTheNearest() {
        assertThat(gessl("show", "toy-gesl")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("[recipe-unknown] there is no recipe 'toy-gesl'")
                .contains("did you mean 'toy-gessl'?");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "rnu quickstart, rnu, run",
        "show toy-gessl --ste=a.b=c, --ste=a.b=c, --set",
        "new resipe x, resipe, recipe"
    })
    void misspelledWord_namesTheNearest(String arguments, String wrong, String nearest) {
        assertThat(gessl((Object[]) arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines().findFirst().orElseThrow())
                .contains(wrong)
                .endsWith("; did you mean '" + nearest + "'?");
    }

    @Test
    void wordUnlikeAnyCommand_getsNoGuess() {
        assertThat(gessl("photosynthesis")).isEqualTo(2);
        assertThat(err.toString()).contains("photosynthesis").doesNotContain("did you mean");
    }

    @Test
    void show_ofUnknownRecipeWithBadOverride_reportsBoth() {
        assertThat(gessl("show", "nothing", "--set", "x", "--config", "none.txt"))
                .isEqualTo(2);
        assertThat(err.toString())
                .startsWith("3 problems")
                .contains("1) [recipe-unknown]", "2) [config-syntax]", "3) [config-file]");
    }

    @Test
    void show_ofOtherClass_isRefused() {
        assertThat(gessl("show", "java.lang.String")).isEqualTo(2);
        assertThat(err.toString()).startsWith("[recipe-class]");
    }

    @Test
    void userMistake_hasNoStackTraceUnlessAsked() {
        assertThat(gessl("show", "toy-gessl", "--set", "loss.temperature=0")).isEqualTo(2);
        assertThat(err.toString()).contains("1) [option-range]").doesNotContain("\tat ");

        assertThat(gessl("show", "toy-gessl", "--set", "loss.temperature=0", "--stacktrace"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("\tat ");
    }

    @Test
    void failure_isOneLineAndExitCodeOne() {
        @Command(name = "fail")
        final class Failing implements Runnable {
            @Override
            public void run() {
                throw new IllegalStateException("the disk is full");
            }
        }
        CommandLine commandLine = Gessl.commandLine().addSubcommand(new Failing());

        assertThat(commandLine.setErr(new PrintWriter(err, true)).execute("fail"))
                .isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("failed: IllegalStateException: the disk is full");
    }

    @Test
    void badUsage_isExplainedWithExitCodeTwo() {
        assertThat(gessl("shwo")).isEqualTo(2);
        assertThat(err.toString()).contains("shwo").contains("show").contains("Try 'gessl --help'.");
        assertThat(gessl("show")).isEqualTo(2);
        assertThat(gessl()).isEqualTo(2);
    }

    @Test
    void helpAndVersion_succeed() {
        assertThat(gessl("--help")).isZero();
        assertThat(gessl("show", "--help")).isZero();
        assertThat(out.toString()).contains("list").contains("--set=KEY=VALUE");
        assertThat(gessl("--version")).isZero();
        assertThat(out.toString()).containsPattern("gessl \\d+\\.\\d+");
    }
}
