package org.gessl.framework.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.hypergradient.Exact.exact;
import static org.gessl.plugins.optimizer.Sgd.sgd;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.bilevel.HypergradientEstimate;
import org.gessl.framework.bilevel.TinySetups;
import org.gessl.framework.bilevel.TinyTask;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.config.Sources;
import org.gessl.framework.graph.WeightMath;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.spec.ObjectiveSpec;
import org.gessl.framework.spec.Recipe;
import org.gessl.recipes.cli.Gessl;
import org.gessl.toys.SourceJar;
import org.gessl.toys.ToyServices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

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
    void objective_ofAnotherJar_isDifferentiatedByEveryEstimatorAlike() throws Exception {
        URL[] path = {jar.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, ThirdPartyTest.class.getClassLoader())) {
            PluginRegistry plugins = PluginRegistry.load(loader);
            ObjectiveSpec objective = (ObjectiveSpec) plugins.find(PluginFamily.OBJECTIVE, "every-step")
                    .orElseThrow()
                    .defaults();
            TinyTask.Setup setup =
                    TinySetups.basic().inner(sgd(0.1).momentum(0.5), 3).objective(objective);
            try (TinyTask tiny = new TinyTask(setup, plugins, 1)) {
                HypergradientEstimate whole = tiny.estimate(exact());
                HypergradientEstimate sweep = tiny.estimate(exact().recompute(true));
                Weights direction = tiny.direction(whole.theta());
                Operand<TFloat32> slope = WeightMath.dot(tiny.tf(), whole.theta(), direction);
                double[] got = tiny.run(List.of(
                        tiny.distance(sweep.theta(), whole.theta()), slope, tiny.slope(whole, direction, slope)));

                assertThat(got[0]).isLessThan(2e-5);
                assertThat(got[1]).isCloseTo(got[2], within(0.1 * Math.abs(got[2])));
            }
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
