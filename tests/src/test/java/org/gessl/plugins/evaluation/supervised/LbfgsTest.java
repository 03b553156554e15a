package org.gessl.plugins.evaluation.supervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LbfgsTest {

    @Test
    void minimum_ofRosenbrocksFunction_isFoundThroughTheValley() {
        Lbfgs.Minimum found = new Lbfgs(10, 100, 1e-8).minimise(LbfgsTest::rosenbrock, new double[] {-1.2, 1});

        assertThat(found.point().x()).containsExactly(new double[] {1, 1}, within(1e-7));
        assertThat(found.iterations()).isLessThan(60);
    }

    @Test
    void minimum_ofAnIllConditionedQuadratic_isThatOfItsEquation() {
        int n = 30;
        Lbfgs.Objective quadratic = (x, gradient) -> {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double curvature = Math.pow(10, 4.0 * i / (n - 1));
                gradient[i] = curvature * (x[i] - i);
                sum += curvature * (x[i] - i) * (x[i] - i) / 2;
            }
            return sum;
        };

        Lbfgs.Minimum found = new Lbfgs(10, 2000, 1e-6).minimise(quadratic, new double[n]);

        assertThat(found.point().slope()).isLessThanOrEqualTo(1e-6);
        for (int i = 0; i < n; i++) {
            assertThat(found.point().x()[i]).isCloseTo(i, within(1e-6));
        }
    }

    @Test
    void search_withoutAnyIterations_staysAtItsStart() {
        Lbfgs.Minimum found = new Lbfgs(10, 0, 1e-8).minimise(LbfgsTest::rosenbrock, new double[] {3, 4});

        assertThat(found.point().x()).containsExactly(3, 4);
    }

    @Test
    void step_alongALine_satisfiesTheStrongWolfeConditions() {
        Lbfgs.Point origin = Lbfgs.Point.at(LbfgsTest::rosenbrock, new double[] {-1.2, 1});
        double[] direction = Vectors.scaled(origin.gradient(), -1);
        double slope = Vectors.dot(origin.gradient(), direction);
        for (double first : new double[] {1e-6, 1e-3, 1, 100}) {
            Lbfgs.Point found =
                    WolfeSearch.along(LbfgsTest::rosenbrock, origin, direction).from(first);
            double length = Vectors.norm(Vectors.difference(found.x(), origin.x())) / Vectors.norm(direction);

            assertThat(found.value()).isLessThanOrEqualTo(origin.value() + 1e-4 * length * slope);
            assertThat(Math.abs(Vectors.dot(found.gradient(), direction))).isLessThanOrEqualTo(0.9 * Math.abs(slope));
        }
    }

    private static double rosenbrock(double[] x, double[] gradient) {
        double valley = x[1] - x[0] * x[0];
        gradient[0] = -400 * x[0] * valley - 2 * (1 - x[0]);
        gradient[1] = 200 * valley;
        return 100 * valley * valley + (1 - x[0]) * (1 - x[0]);
    }
}
