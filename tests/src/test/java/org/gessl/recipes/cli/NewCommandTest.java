package org.gessl.recipes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gessl.toys.SourceJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** What {@code gessl new} writes compiles, runs and passes its own test. */
final class NewCommandTest extends CommandLineHarness {

    @TempDir
    private Path folder;

    @Test
    void newRecipe_runsResumesAndIsEvaluated() throws IOException {
        assertThat(gessl("new", "recipe", "my-try", "--in", folder))
                .as(err.toString())
                .isZero();
        Path file = folder.resolve("MyTry.java");
        Path run = folder.resolve("run");

        assertThat(gessl("show", file)).as(err.toString()).isZero();
        assertThat(out.toString()).contains("pipeline my-try");
        assertThat(gessl(
                        "run",
                        file,
                        "--out",
                        run,
                        "--set",
                        "train.maxSteps=2",
                        "--set",
                        "data.trainImages=128",
                        "--set",
                        "data.testImages=40",
                        "--set",
                        "encoder.widths=8,8",
                        "--set",
                        "data.batchSize=16"))
                .as(err.toString())
                .isZero();
        assertThat(run.resolve("MyTry.java")).hasSameTextualContentAs(file);
        Files.delete(file);
        assertThat(gessl("evaluate", run)).as(err.toString()).isZero();
        assertThat(gessl("run", "--resume", run)).as(err.toString()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"loss", "augmentation"})
    void newPlugin_passesItsOwnTest(String family) throws Exception {
        assertThat(gessl("new", "plugin", "my-part", "--family", family, "--in", folder))
                .as(err.toString())
                .isZero();
        Path sources = folder.resolve("my-part/src");
        URL classes = SourceJar.compile(folder, "my-part.jar", sources).toUri().toURL();
        URL services = sources.resolve("main/resources").toUri().toURL();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes, services}, getClass().getClassLoader())) {
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(loader.loadClass("com.example.mypart.MyPartTest")))
                                    .build(),
                            summary);
        }

        assertThat(summary.getSummary().getFailures()).isEmpty();
        assertThat(summary.getSummary().getTestsSucceededCount()).isGreaterThan(3);
        assertThat(sources.resolve("main/resources/META-INF/services/org.gessl.framework.plugin.PluginModule"))
                .content()
                .isEqualToIgnoringNewLines("com.example.mypart.MyPartModule");
        assertThat(folder.resolve("my-part/pom.xml")).content().contains("<artifactId>my-part</artifactId>");
    }

    @Test
    void existingFile_isNotOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("Mine.java"), "mine");

        assertThat(gessl("new", "recipe", "mine", "--in", folder)).isEqualTo(2);

        assertThat(err.toString()).contains("[file-exists]", "Mine.java is there already");
        assertThat(file).hasContent("mine");
    }

    @ParameterizedTest
    @CsvSource({
        "my_recipe, my-recipe",
        "2nd, my-2nd",
        "'my recipe!', my-recipe",
        "class, my-class",
        "Recipe, my-recipe",
        "-, my",
    })
    void illegalName_isRefusedWithTheNearest(String name, String nearest) {
        assertThat(gessl("new", "recipe", "--in", folder, "--", name)).isEqualTo(2);

        assertThat(err.toString()).contains("[name-illegal]", "did you mean '" + nearest + "'?");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void pluginOfATakenName_isRefused() {
        assertThat(gessl("new", "plugin", "vicreg", "--in", folder)).isEqualTo(2);

        assertThat(err.toString()).contains("[plugin-duplicate]", "'my-vicreg'");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void nothingToBegin_isBadUsage() {
        assertThat(gessl("new")).isEqualTo(2);
        assertThat(err.toString()).contains("recipe or plugin");
    }
}
