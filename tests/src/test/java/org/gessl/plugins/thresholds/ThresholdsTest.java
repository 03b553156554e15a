package org.gessl.plugins.thresholds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.thresholds.ConstantThreshold.constant;
import static org.gessl.plugins.thresholds.LearnedConstant.learnedConstant;
import static org.gessl.plugins.thresholds.ThresholdNetwork.network;

import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.NetworkState;
import org.gessl.framework.graph.Normalisation;
import org.gessl.framework.graph.ParameterLayout;
import org.gessl.framework.graph.ParameterSpec;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.plugin.Thresholds;
import org.gessl.framework.spec.UserException;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

class ThresholdsTest {

    @Test
    void network_ownsTwoDenseLayers() {
        ParameterLayout layout = layout(new NetworkThresholds(network().hidden(4)));
        assertThat(layout.trainable())
                .extracting(ParameterSpec::name)
                .containsExactly("dense0/kernel", "dense0/bias", "dense1/kernel", "dense1/bias");
        assertThat(layout.parameterCount()).isEqualTo(7 * 4 + 4 + 4 + 1);
        assertThat(layout.state()).isEmpty();
    }

    @Test
    void network_ofFeatures_staysInsideTheOpenInterval() {
        float[] thresholds = GraphRun.runOne(tf -> new NetworkThresholds(network())
                .apply(
                        GraphRun.initialised(tf, Normalisation.BATCH),
                        GraphRun.constant(tf, Shape.of(3, 2), 1, -1, 0, 0, 0.5, 2)));
        for (float threshold : thresholds) {
            assertThat(threshold).isBetween(-0.9999f, 0.9999f);
        }
        assertThat(thresholds[1]).as("biases start at zero").isZero();
        assertThat(thresholds[0]).isNotEqualTo(thresholds[2]);
    }

    @Test
    void constant_givesEachImageItsValueWithoutParameters() {
        assertThat(layout(new ConstantThresholds(constant())).trainable()).isEmpty();
        float[] thresholds = GraphRun.runOne(tf -> new ConstantThresholds(constant(0.25))
                .apply(GraphRun.initialised(tf, Normalisation.BATCH), GraphRun.constant(tf, Shape.of(2, 1), 1, 2)));
        assertThat(thresholds).containsExactly(0.25f, 0.25f);
    }

    @Test
    void learnedConstant_startsAtItsInitialValueForEachImage() {
        for (double initial : new double[] {-0.99, 0, 0.3}) {
            float[] thresholds = GraphRun.runOne(tf -> new LearnedConstantThresholds(learnedConstant(initial))
                    .apply(GraphRun.initialised(tf, Normalisation.BATCH), GraphRun.constant(tf, Shape.of(2, 1), 1, 2)));
            assertThat(thresholds).hasSize(2).containsOnly(thresholds[0]);
            assertThat(thresholds[0]).isCloseTo((float) initial, within(1e-6f));
        }
        assertThat(layout(new LearnedConstantThresholds(learnedConstant())).trainable())
                .extracting(ParameterSpec::name)
                .containsExactly("logit");
    }

    @Test
    void learnedConstant_hasTheDerivativesOfTanhOfOneNumber() {
        List<float[]> values = GraphRun.run(tf -> {
            Operand<TFloat32> p = GraphRun.constant(tf, Shape.of(1), 0.4);
            Forward net = new Forward(tf, spec -> p, new NetworkState(spec -> p), Normalisation.BATCH);
            Operand<TFloat32> t = new LearnedConstantThresholds(learnedConstant())
                    .apply(net, GraphRun.constant(tf, Shape.of(3, 1), 1, 2, 3));
            Operand<TFloat32> sum = tf.sum(t, tf.constant(0));
            Weights by = Weights.of(Map.of("p", p));
            Operand<TFloat32> first = Gradients.of(tf, sum, by).get("p");
            Operand<TFloat32> second =
                    Gradients.of(tf, tf.sum(first, tf.constant(0)), by).get("p");
            return List.of(first, second);
        });

        double t = Math.tanh(0.4);
        assertThat(values.get(0)[0]).isCloseTo((float) (3 * (1 - t * t)), within(1e-5f));
        assertThat(values.get(1)[0]).isCloseTo((float) (-6 * t * (1 - t * t)), within(1e-5f));
    }

    @Test
    void learnedConstant_atTheEdge_isRefused() {
        assertThatThrownBy(() -> learnedConstant(-1))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("initial = -1.0 must be in (-1, 1)");
    }

    @Test
    void constant_ofOne_isRefused() {
        assertThatThrownBy(() -> constant(1))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("value = 1.0 must be in (-1, 1)");
    }

    private static ParameterLayout layout(Thresholds thresholds) {
        return ParameterLayout.of(net -> {
            Operand<TFloat32> features = net.tf().zeros(net.tf().constant(new int[] {5, 7}), TFloat32.class);
            assertThat(thresholds.apply(net, features).shape()).isEqualTo(Shape.of(5));
        });
    }
}
