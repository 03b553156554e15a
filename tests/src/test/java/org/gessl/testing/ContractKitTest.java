package org.gessl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gessl.plugins.loss.contrastive.NtXent.ntXent;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gessl.framework.graph.Initializer;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.spec.LossSpec;
import org.gessl.toys.SourceJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The contract of losses finds what is wrong, and an author's test of three lines runs it. */
class ContractKitTest {

    @Test
    void testOfThreeLines_inAForeignJar_runsTheContract(@TempDir Path folder) throws Exception {
        Path sources = Path.of(ContractKitTest.class.getResource("/uniformity").toURI());
        Path jar = SourceJar.compile(folder, "uniformity.jar", sources);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            Outcome outcome = Outcome.of(loader.loadClass("com.example.uniformity.UniformityTest"));

            assertThat(outcome.failed()).isEmpty();
            assertThat(outcome.passed())
                    .contains("derivatives_ofBothOrders_equalCentralDifferences()")
                    .hasSizeGreaterThan(15);
        }
    }

    static Stream<Arguments> broken() {
        Loss forgetful = (net, views) -> {
            net.tf().variable(Shape.scalar(), TFloat32.class);
            return squares(net.tf(), views.get(0).embedding());
        };
        Loss ordered = (net, views) -> {
            Ops tf = net.tf();
            Operand<TFloat32> z = views.get(0).embedding();
            return squares(tf, tf.slice(z, tf.array(0, 0), tf.array(1, (int)
                    z.shape().get(1))));
        };
        Loss infinite =
                (net, views) -> net.tf().math.log(squares(net.tf(), views.get(0).embedding()));
        Loss unreached = (net, views) -> {
            net.parameter("idle", Shape.of(2), Initializer.constant(1));
            return squares(net.tf(), views.get(0).embedding());
        };
        Loss vector =
                (net, views) -> net.tf().sum(views.get(0).embedding(), net.tf().constant(1));
        return Stream.of(
                Arguments.of(forgetful, "function_builtTwiceInOneGraph_addsTheSameOperationsAndNoVariable()"),
                Arguments.of(ordered, "order_ofTheImages_permutesTheGradientsAndLeavesTheLoss()"),
                Arguments.of(infinite, "[4] numbers = ZERO"),
                Arguments.of(unreached, "tensorsOfItsOwn_areAllReachedByTheLoss()"),
                Arguments.of(vector, "loss_isAScalar()"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void lossThatBreaksItsContract_isFound(Loss loss, String test) {
        BrokenLoss.loss = loss;

        assertThat(Outcome.of(BrokenLoss.class).failed()).contains(test);
    }

    private static Operand<TFloat32> squares(Ops tf, Operand<TFloat32> x) {
        return tf.math.mean(tf.math.square(x), tf.array(0, 1));
    }

    /** Tests whatever loss is put in. */
    static final class BrokenLoss extends LossContract {
        private static Loss loss;

        @Override
        protected LossSpec options() {
            return ntXent();
        }

        @Override
        Loss loss() {
            return loss;
        }
    }

    private record Outcome(List<String> passed, List<String> failed) {
        static Outcome of(Class<?> test) {
            Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
            TestExecutionListener listener = new TestExecutionListener() {
                @Override
                public void executionFinished(TestIdentifier found, TestExecutionResult result) {
                    if (found.isTest()) {
                        boolean good = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
                        (good ? outcome.passed : outcome.failed).add(found.getDisplayName());
                    }
                }
            };
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(test))
                                    .build(),
                            listener);
            return outcome;
        }
    }
}
