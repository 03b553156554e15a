package org.gessl.plugins.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The formulas of the losses against loops in float64: values, first and second derivatives, what is constant, hard inputs. */
class CriteriaTest {
    private static final double STEP = 1e-3;

    static Stream<CriterionCase> cases() {
        return Stream.of(ContrastiveCases.all(), DistillationCases.all(), ClusteringCases.all())
                .flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void loss_ofRandomInputs_equalsTheLoops(CriterionCase check) {
        float loss = GraphRun.runOne(tf -> check.loss(tf, check.operands(tf)))[0];
        double expected = check.oracle().loss(check.inputs(), check.inputs());
        assertThat((double) loss).isCloseTo(expected, within(2e-5 * (1 + Math.abs(expected))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void derivatives_alongDirections_equalTheDifferencesOfTheLoops(CriterionCase check) {
        List<float[]> values = GraphRun.run(tf -> {
            Map<String, Operand<TFloat32>> operands = check.operands(tf);
            Operand<TFloat32> slope = check.along(tf, check.loss(tf, operands), operands, 1);
            return List.of(slope, check.along(tf, slope, operands, 2));
        });
        double slope = (check.moved(STEP, 0) - check.moved(-STEP, 0)) / (2 * STEP);
        double mixed = (check.moved(STEP, STEP)
                        - check.moved(STEP, -STEP)
                        - check.moved(-STEP, STEP)
                        + check.moved(-STEP, -STEP))
                / (4 * STEP * STEP);
        assertThat((double) values.get(0)[0]).isCloseTo(slope, within(1e-3 * (0.1 + Math.abs(slope))));
        assertThat((double) values.get(1)[0]).isCloseTo(mixed, within(2e-3 * (0.5 + Math.abs(mixed))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradient_ofWhatIsConstant_isNone(CriterionCase check) {
        GraphRun.run(tf -> {
            Map<String, Operand<TFloat32>> operands = check.operands(tf);
            List<Operand<TFloat32>> gradients =
                    Gradients.of(tf, check.loss(tf, operands), List.copyOf(operands.values()));
            int i = 0;
            for (String input : operands.keySet()) {
                assertThat(gradients.get(i++) != null)
                        .as(input)
                        .isEqualTo(check.derived().contains(input));
            }
            return List.of(tf.constant(0f));
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossAndGradients_ofHardInputs_areFinite(CriterionCase check) {
        assertFinite(check.with(v -> v.scaled(100)));
        assertFinite(check.with(v -> v.scaled(0)));
        assertFinite(check.with(v -> v.scaled(1e-10)));
        assertFinite(
                check.with(v -> Numbers64.collapsed(3, 0, v.shape().asArray()).scaled(100)));
        assertFinite(check.with(v -> Numbers64.collapsed(3, 1e-4, v.shape().asArray())));
    }

    private static void assertFinite(CriterionCase check) {
        List<float[]> values = GraphRun.run(tf -> {
            Map<String, Operand<TFloat32>> operands = check.operands(tf);
            Operand<TFloat32> loss = check.loss(tf, operands);
            List<Operand<TFloat32>> sources =
                    check.derived().stream().map(operands::get).toList();
            List<Operand<TFloat32>> all = new ArrayList<>(List.of(loss));
            all.addAll(Gradients.of(tf, loss, sources));
            return all;
        });
        for (float[] value : values) {
            for (float element : value) {
                assertThat(element).as(check.inputs().toString()).isFinite();
            }
        }
        double expected = check.oracle().loss(check.inputs(), check.inputs());
        if (Double.isFinite(expected)) {
            assertThat((double) values.get(0)[0]).isCloseTo(expected, within(1e-3 * (1 + Math.abs(expected))));
        }
    }
}
