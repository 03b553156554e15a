package org.gessl.plugins.loss.decorrelation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.spec.UserException;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values, first and second derivatives of the losses against loops in float64, at easy and at hard embeddings. */
class FormulasTest {
    private static final int[][] SHAPES = {{2, 7, 4}, {2, 4, 7}, {3, 6, 6}};

    /** Embeddings of a shape. */
    private record Point(String name, double[][][] z, double spread) {}

    static Stream<FormulaCase> cases() {
        return points().flatMap(FormulasTest::cases);
    }

    private static Stream<Point> points() {
        List<Point> points = new ArrayList<>();
        for (int[] s : SHAPES) {
            double[][][] z = FormulaCase.random(s[0], s[1], s[2], 1);
            String shape = s[0] + " x " + s[1] + " x " + s[2];
            points.add(new Point("random " + shape, z, 1));
            points.add(new Point("x20 " + shape, changed(z, v -> 20 * v, 0), 20));
            points.add(new Point("near-identical " + shape, changed(z, v -> 1e-2 * v, 1), 1e-2));
        }
        return points.stream();
    }

    /** Each number changed, and a common vector added to every row. */
    private static double[][][] changed(double[][][] z, DoubleUnaryOperator change, double offset) {
        double[][][] result = new double[z.length][z[0].length][z[0][0].length];
        for (int v = 0; v < z.length; v++) {
            for (int n = 0; n < z[v].length; n++) {
                for (int k = 0; k < z[v][n].length; k++) {
                    result[v][n][k] = (float) (change.applyAsDouble(z[v][n][k]) + offset * (1 + 0.1 * k));
                }
            }
        }
        return result;
    }

    private static Stream<FormulaCase> cases(Point p) {
        List<FormulaCase> cases = new ArrayList<>();
        double[][][] z = p.z();
        int images = z[0].length;
        int features = z[0][0].length;
        BarlowTwins barlow = BarlowTwins.barlowTwins().lambda(0.02);
        cases.add(pair("barlow-twins", p, new BarlowTwinsLoss(barlow), x -> PlainLosses.barlowTwins(x, 0.02)));
        Vicreg vicreg = new Vicreg(3, 5, 2, 1e-3);
        cases.add(pair("vicreg", p, new VicregLoss(vicreg), x -> PlainLosses.vicreg(x, vicreg)));
        double eps = images > features ? 0 : 0.1;
        cases.add(pair("w-mse", p, new WMseLoss(WMse.wMse().eps(eps)), x -> PlainLosses.wMse(x, eps)));
        cases.add(views(
                "frossl", p, new FrosslLoss(Frossl.frossl().invarianceWeight(1.4)), x -> PlainLosses.frossl(x, 1.4)));
        cases.add(views("emp-ssl", p, new EmpSslLoss(EmpSsl.empSsl().invCoef(3)), x -> PlainLosses.empSsl(x, 0.2, 3)));
        double[][] state = PlainAlgebra.cross(z[1], z[1], 10);
        double[][] frozen = PlainLosses.ticoCovariance(z[0], state, 0.7);
        cases.add(new FormulaCase(
                "tico " + p.name(),
                new TicoLoss(Tico.tico().beta(0.7).rho(4)),
                new double[][][] {z[0]},
                p.spread(),
                x -> Map.of("z1", x.view(0), "z2", x.constant(z[1]), "covariance", x.constant(state)),
                x -> PlainLosses.tico(x[0], z[1], frozen, 4)));
        double[][][] momentum = changed(FormulaCase.random(z.length, images, features, 9), v -> v * p.spread(), 0.3);
        cases.add(new FormulaCase(
                "mmcr " + p.name(),
                new MmcrLoss(Mmcr.mmcr().lambda(0.3)),
                z,
                p.spread(),
                x -> Map.of("online", x.all(), "momentum", x.constant(momentum)),
                x -> PlainLosses.mmcr(x, momentum, 0.3)));
        double[][] directions = FormulaCase.random(1, features, 5, 11)[0];
        Lejepa lejepa = new Lejepa(0.3, 6, 2.5, 5, 2);
        cases.add(new FormulaCase(
                "lejepa " + p.name(),
                new LejepaLoss(lejepa),
                z,
                Math.min(p.spread(), 1),
                x -> Map.of(
                        "local", x.views(0, 1),
                        "global", x.views(1, z.length - 1),
                        "directions", x.constant(directions)),
                x -> PlainLosses.lejepa(x, 1, directions, lejepa)));
        cases.add(new FormulaCase(
                "koleo " + p.name(),
                new KoleoLoss(Koleo.koleo()),
                new double[][][] {z[0]},
                0.1 * p.spread(),
                x -> Map.of("x", x.view(0)),
                x -> PlainLosses.koleo(x[0], 1e-8)));
        return cases.stream();
    }

    private static FormulaCase pair(String name, Point p, Loss loss, ToDoubleFunction<double[][][]> loops) {
        double[][][] pair = {p.z()[0], p.z()[1]};
        return new FormulaCase(
                name + " " + p.name(), loss, pair, p.spread(), x -> Map.of("z1", x.view(0), "z2", x.view(1)), loops);
    }

    private static FormulaCase views(String name, Point p, Loss loss, ToDoubleFunction<double[][][]> loops) {
        return new FormulaCase(name + " " + p.name(), loss, p.z(), p.spread(), x -> Map.of("views", x.all()), loops);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void loss_andItsDerivatives_equalTheLoops(FormulaCase c) {
        double[][][] u = c.direction(21);
        double[][][] v = c.direction(22);
        double[] graph = c.fromGraph(u, v);
        double[] loops = c.fromLoops(u, v);
        assertThat(graph[0]).as("loss").isCloseTo(loops[0], within(1e-5 + 1e-4 * Math.abs(loops[0])));
        assertThat(graph[1]).as("first derivative").isCloseTo(loops[1], within(1e-4 + 1e-3 * Math.abs(loops[1])));
        assertThat(graph[2]).as("second derivative").isCloseTo(loops[2], within(1e-3 + 5e-3 * Math.abs(loops[2])));
    }

    static Stream<FormulaCase> randomCases() {
        return points().limit(1).flatMap(FormulasTest::cases);
    }

    @ParameterizedTest
    @MethodSource("randomCases")
    void derivatives_ofACollapsedBatch_areFinite(FormulaCase c) {
        double[][][] one = changed(c.point(), v -> 0, 0.7);
        FormulaCase collapsed = new FormulaCase(c.name(), c.loss(), one, 1, c.inputs(), c.loops());
        double[] graph = collapsed.fromGraph(c.direction(21), c.direction(22));
        assertThat(graph[0]).isFinite();
        assertThat(graph[1]).isFinite();
    }

    @Test
    void loss_ofOneImage_isRefused() {
        for (FormulaCase c : randomCases().toList()) {
            double[][][] one = FormulaCase.random(c.point().length, 1, c.point()[0][0].length, 1);
            double[][][] point = c.loss() instanceof MmcrLoss ? new double[][][] {c.point()[0]} : one;
            FormulaCase single = new FormulaCase(c.name(), c.loss(), point, 1, c.inputs(), c.loops());
            assertThatThrownBy(() -> single.fromGraph(point, point))
                    .as(c.name())
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("[batch-size]")
                    .hasMessageContaining("at least 2 images");
        }
    }

    @Test
    void wMse_ofFewerImagesThanFeatures_isRefusedUnlessEpsIsPositive() {
        double[][][] z = FormulaCase.random(2, 4, 4, 1);
        assertThatThrownBy(() -> value(WMse.wMse(), z))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("takes at least 5 images, but a batch has 4");
        assertThat(value(WMse.wMse().eps(0.01), z)).isFinite();
    }

    private static float value(WMse options, double[][][] z) {
        return GraphRun.runOne(tf -> {
            FormulaCase.Given given = new FormulaCase.Given(tf, null);
            return new WMseLoss(options).loss(tf, given.constant(z[0]), given.constant(z[1]));
        })[0];
    }

    static Stream<FormulaCase> casesWithoutFixedImages() {
        return randomCases().filter(c -> !(c.loss() instanceof TicoLoss || c.loss() instanceof MmcrLoss));
    }

    @ParameterizedTest
    @MethodSource("casesWithoutFixedImages")
    void loss_ofImagesInAnotherOrder_isTheSame(FormulaCase c) {
        double[][][] turned = changed(c.point(), v -> v, 0);
        for (double[][] view : turned) {
            Collections.rotate(Arrays.asList(view), 2);
        }
        double before = c.fromGraph(c.point(), c.point())[0];
        double after =
                new FormulaCase(c.name(), c.loss(), turned, 1, c.inputs(), c.loops()).fromGraph(turned, turned)[0];
        assertThat(after).isCloseTo(before, within(1e-5 * Math.max(1, Math.abs(before))));
    }
}
