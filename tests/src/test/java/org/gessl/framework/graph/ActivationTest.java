package org.gessl.framework.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

class ActivationTest {

    /** The value at 1.5 and the first two derivatives, from the closed forms. */
    @ParameterizedTest
    @CsvSource({"SILU, 1.226362, 1.041294, 0.156198", "GELU, 1.399789, 1.127469, -0.032379"})
    void smoothActivation_hasTheValueAndTheDerivativesOfItsFormula(
            Activation activation, float value, float slope, float curvature) {
        List<float[]> got = GraphRun.run(tf -> {
            Operand<TFloat32> x = GraphRun.constant(tf, Shape.scalar(), 1.5);
            Operand<TFloat32> y = activation.apply(GraphRun.initialised(tf, Normalisation.BATCH), x);
            Operand<TFloat32> first = Gradients.of(tf, y, List.of(x)).get(0);
            return List.of(
                    y,
                    first,
                    Gradients.of(tf, tf.math.mul(first, first), List.of(x)).get(0));
        });

        assertThat(got.get(0)).containsExactly(new float[] {value}, within(1e-5f));
        assertThat(got.get(1)).containsExactly(new float[] {slope}, within(1e-5f));
        assertThat(got.get(2)).containsExactly(new float[] {2 * slope * curvature}, within(1e-5f));
    }
}
