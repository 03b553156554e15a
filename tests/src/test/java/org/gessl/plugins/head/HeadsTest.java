package org.gessl.plugins.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.head.Linear.linear;
import static org.gessl.plugins.head.Mlp.mlp;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.NetworkState;
import org.gessl.framework.graph.Normalisation;
import org.gessl.framework.graph.ParameterLayout;
import org.gessl.framework.graph.ParameterSpec;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.plugin.Head;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

class HeadsTest {

    @Test
    void mlp_byDefault_isTheProjectorOfSimclr() {
        assertThat(mlp()).isEqualTo(mlp(256, 128));
        assertThat(parameters(new MlpHead(mlp(16, 8))))
                .containsExactly(
                        "hidden0/kernel[6, 16]",
                        "hidden0/gamma[16]",
                        "hidden0/beta[16]",
                        "output/kernel[16, 8]",
                        "output/gamma[8]",
                        "output/beta[8]");
    }

    @Test
    void mlp_withoutBatchNorm_hasBiases() {
        Mlp options = mlp().hidden(List.of(5, 4)).output(3).batchNorm(false).outputBatchNorm(false);
        assertThat(parameters(new MlpHead(options)))
                .containsExactly(
                        "hidden0/kernel[6, 5]",
                        "hidden0/bias[5]",
                        "hidden1/kernel[5, 4]",
                        "hidden1/bias[4]",
                        "output/kernel[4, 3]",
                        "output/bias[3]");
    }

    @Test
    void mlp_withBatchNormedOutput_isStandardisedOverTheBatch() {
        float[] z = GraphRun.runOne(tf -> new MlpHead(mlp(5, 1))
                .apply(
                        GraphRun.initialised(tf, Normalisation.BATCH),
                        GraphRun.constant(tf, Shape.of(4, 2), 1, 2, -3, 4, 5, -6, -7, -8)));
        double mean = 0;
        double square = 0;
        for (float value : z) {
            mean += value / 4;
            square += value * value / 4;
        }
        assertThat(mean).isCloseTo(0, within(1e-5));
        assertThat(square).as("less than 1 by the epsilon under the root").isCloseTo(1, within(5e-3));
    }

    @Test
    void mlp_rectifiesItsHiddenLayerAlone() {
        Head head = new MlpHead(mlp(1, 1).batchNorm(false).outputBatchNorm(false));
        float[] z = GraphRun.runOne(tf -> {
            Weights weights = Weights.of(Map.of(
                    "hidden0/kernel", GraphRun.constant(tf, Shape.of(1, 1), 2),
                    "hidden0/bias", GraphRun.constant(tf, Shape.of(1), 1),
                    "output/kernel", GraphRun.constant(tf, Shape.of(1, 1), -3),
                    "output/bias", GraphRun.constant(tf, Shape.of(1), 0.5)));
            Forward net = new Forward(tf, weights, new NetworkState(weights), Normalisation.BATCH);
            return head.apply(net, GraphRun.constant(tf, Shape.of(2, 1), 4, -4));
        });
        assertThat(z).containsExactly(-3 * 9 + 0.5f, 0.5f);
    }

    @Test
    void linear_hasAKernelOnly() {
        assertThat(parameters(new LinearHead(linear().output(3)))).containsExactly("kernel[6, 3]");
    }

    @Test
    void identity_returnsTheFeatures() {
        Head head = new IdentityHead();
        assertThat(parameters(head)).isEmpty();
        float[] z = GraphRun.runOne(tf ->
                head.apply(GraphRun.initialised(tf, Normalisation.BATCH), GraphRun.constant(tf, Shape.of(1, 2), 3, 4)));
        assertThat(z).containsExactly(3, 4);
    }

    private static List<String> parameters(Head head) {
        ParameterLayout layout = ParameterLayout.of(net -> {
            Operand<TFloat32> features = net.tf().zeros(net.tf().constant(new int[] {4, 6}), TFloat32.class);
            assertThat(head.apply(net, features).shape().numDimensions()).isEqualTo(2);
        });
        return layout.trainable().stream().map(HeadsTest::describe).toList();
    }

    private static String describe(ParameterSpec spec) {
        return spec.name() + Arrays.toString(spec.shape().asArray());
    }
}
