package org.gessl.framework.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.config.Sources;
import org.gessl.framework.spec.Recipe;
import org.gessl.recipes.cli.Gessl;
import org.gessl.toys.SourceJar;
import org.gessl.toys.ToyServices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar that somebody else wrote, compiled while the test runs: its plugins are equals of the built-in ones. */
final class ThirdPartyTest {
    private Path jar;

    @TempDir
    private Path folder;

    @BeforeEach
    void compile() throws IOException, URISyntaxException {
        jar = SourceJar.compile(
                folder,
                "acme.jar",
                Path.of(ThirdPartyTest.class.getResource("/acme").toURI()));
    }

    @Test
    void recipe_ofForeignPlugins_resolvesAndConstructs() throws Exception {
        try (ToyServices services = ToyServices.in(folder.resolve("services"), jar)) {
            PluginRegistry plugins = PluginRegistry.load(services);
            Recipe recipe = (Recipe) services.loadClass("com.example.acme.AcmeRecipe")
                    .getConstructor()
                    .newInstance();
            ResolvedPipeline pipeline = new PipelineResolver(plugins)
                    .resolve(
                            recipe.define(),
                            new Sources(
                                    List.of("augment.negative.strength=0.25"),
                                    Map.of("GESSL_LOSS_MARGIN", "0.75"),
                                    Optional.empty()));

            assertThat(pipeline.spec().toString())
                    .contains("loss       alignment(margin=0.75)")
                    .contains("probability=0.5 negative(strength=0.25)");
            assertThat(plugins.create(Loss.class, pipeline.spec().loss().loss()))
                    .hasToString("alignment with margin 0.75");
            assertThat(plugins.create(
                            Augmentation.class, pipeline.spec().augment().get(0).augmentation()))
                    .hasToString("invert by 0.25");
        }
    }

    @Test
    void list_ofPlugins_namesTheJar() throws Exception {
        StringWriter out = new StringWriter();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (ToyServices services = ToyServices.in(folder.resolve("services"), jar)) {
            thread.setContextClassLoader(services);
            Gessl.commandLine().setOut(new PrintWriter(out, true)).execute("list");
        } finally {
            thread.setContextClassLoader(before);
        }

        assertThat(out.toString())
                .contains("alignment     pulls views together [com.example.acme.AcmeModule in acme.jar]")
                .contains("acme-recipe");
    }
}
