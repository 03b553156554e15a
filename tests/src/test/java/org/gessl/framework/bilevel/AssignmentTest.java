package org.gessl.framework.bilevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gessl.testing.Golden;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;

final class AssignmentTest {

    @Test
    void divergence_ofTheGoldenEmbeddings_isTheirSigma() {
        Golden golden = Golden.read("hypergradients/sigma.json");
        float tau = (float) golden.json().at("/options/tau").asDouble();

        List<float[]> values = GraphRun.run(tf -> {
            Assignment theta = golden(tf, golden, "theta", tau);
            Assignment adapted = golden(tf, golden, "adapted", tau);
            return List.of(theta.probabilities(), adapted.probabilities(), adapted.divergenceFrom(theta));
        });

        golden.assertMatches(values.get(0), "outputs", "p_theta");
        golden.assertMatches(values.get(1), "outputs", "p_adapted");
        double kl = golden.json().at("/outputs/kl").asDouble();
        assertThat((double) values.get(2)[0]).isCloseTo(kl, within(1e-5));
        assertThat((double) values.get(2)[0]).isCloseTo(divergence(values.get(1), values.get(0), 6), within(1e-5));
    }

    @Test
    void divergence_ofCollapsedEmbeddings_isZero() {
        float[] value = GraphRun.runOne(tf -> {
            Assignment one = constant(tf, 1, 1, 1, 1);
            Assignment other = constant(tf, -2, -2, -2, -2);
            return one.divergenceFrom(other);
        });

        assertThat(value).containsExactly(0f);
    }

    private static Assignment golden(Ops tf, Golden golden, String model, float tau) {
        return new Assignment(
                tf, golden.constant(tf, "inputs", "z_1_" + model), golden.constant(tf, "inputs", "z_2_" + model), tau);
    }

    private static Assignment constant(Ops tf, double... rows) {
        Shape shape = Shape.of(2, rows.length / 2);
        return new Assignment(tf, GraphRun.constant(tf, shape, rows), GraphRun.constant(tf, shape, rows), 0.5f);
    }

    /** The mean over the rows of the divergence of p from q, by its definition. */
    private static double divergence(float[] p, float[] q, int rows) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += p[i] * Math.log(p[i] / (double) q[i]);
        }
        return sum / rows;
    }
}
