package org.gessl.framework.graph.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Weights;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class ReevaluationTest {

    @Test
    void of_aFunctionWithAStop_keepsWhatWasStopped() {
        float[] got = GraphRun.runOne(tf -> {
            Operand<TFloat32> x = tf.constant(3f);
            Operand<TFloat32> result = tf.math.mul(tf.math.square(x), tf.stopGradient(tf.math.neg(x)));
            return Reevaluation.of(tf, result, weights("x", x), weights("x", tf.constant(5f)));
        });

        assertThat(got).containsExactly(-75f);
    }

    @Test
    void of_operationsWithListsOfInputs_copiesThem() {
        float[] got = GraphRun.runOne(tf -> {
            Operand<TFloat32> x = tf.constant(new float[] {1f, 2f});
            Operand<TFloat32> y = tf.constant(new float[] {10f, 20f});
            Operand<TFloat32> joined = tf.concat(List.of(x, y, x), tf.constant(0));
            Operand<TFloat32> sum = tf.math.addN(List.of(joined, joined));
            return Reevaluation.of(tf, sum, weights("x", x), weights("x", tf.constant(new float[] {3f, 4f})));
        });

        assertThat(got).containsExactly(6f, 8f, 20f, 40f, 6f, 8f);
    }

    @Test
    void of_aResultThatDoesNotDependOnTheWeights_isTheResult() {
        GraphRun.run(tf -> {
            Operand<TFloat32> x = tf.constant(1f);
            Operand<TFloat32> result = tf.math.neg(tf.constant(2f));
            Operand<TFloat32> again = Reevaluation.of(tf, result, weights("x", x), weights("x", tf.constant(5f)));
            assertThat(again.asOutput()).isEqualTo(result.asOutput());
            return List.of(again);
        });
    }

    @Test
    void of_theWeightsThemselves_isTheNewOnes() {
        float[] got = GraphRun.runOne(tf -> {
            Operand<TFloat32> x = tf.constant(3f);
            return Reevaluation.of(tf, x, weights("x", x), weights("x", tf.constant(5f)));
        });

        assertThat(got).containsExactly(5f);
    }

    private static Weights weights(String name, Operand<TFloat32> value) {
        return Weights.of(Map.of(name, value));
    }
}
