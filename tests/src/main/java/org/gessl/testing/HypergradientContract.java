package org.gessl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.gessl.framework.bilevel.BilevelTask;
import org.gessl.framework.bilevel.OuterLoss;
import org.gessl.framework.bilevel.Trajectory;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.plugin.Hypergradient;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.framework.spec.InnerRate;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Precision;
import org.gessl.framework.spec.Problem;
import org.gessl.framework.spec.Specs;
import org.gessl.framework.train.Checkpoint.Tensor;
import org.gessl.testing.GuidedTask.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What every estimator of hypergradients promises, on a small task whose hypergradient is known by back-propagation: it goes downhill, is a function
 * of the task alone, gives the plain gradient where the inner steps do nothing, and says what it cannot do.
 *
 * <p>An estimator keeps no state, neither in variables nor in itself. So the gradients of several tasks add up whatever their order, and a run that is
 * resumed goes on as if it had not stopped.
 */
public abstract class HypergradientContract extends OptionsContract<HypergradientSpec> {
    private static final double ROUNDING = 1e-4;

    /**
     * Returns the relative error {@code ||g - exact|| / ||exact||} that the gradient of theta may have. With 1, the default, it need only go downhill; a lower one is
     * the estimator's claim to agree with back-propagation through the inner steps.
     */
    protected double thetaTolerance() {
        return 1;
    }

    /** Returns the same for the gradient of phi, where the estimator has one. */
    protected double phiTolerance() {
        return 1;
    }

    /** Returns the options under which the estimator is that of a task whose inner learning rate is 0; those under test, unless they move theta' by other means. */
    protected HypergradientSpec withoutInnerSteps() {
        return options();
    }

    /** Returns the estimator with {@code options}, made anew. */
    Hypergradient estimator(HypergradientSpec options) {
        return plugins().create(Hypergradient.class, options);
    }

    @Test
    final void gradients_areFiniteAndShapedLikeTheirWeights() {
        Map<String, Tensor> start = GuidedTask.start(Setting.PLAIN);
        Map<String, Tensor> gradients = gradients(Setting.PLAIN, 0);

        assertThat(names(gradients, "theta/")).isEqualTo(names(start, "theta/"));
        assertThat(start).containsKeys(gradients.keySet().toArray(String[]::new));
        gradients.forEach((name, gradient) -> {
            assertThat(gradient.shape()).as(name).isEqualTo(start.get(name).shape());
            assertThat(Tensors.isFinite(gradient)).as(name).isTrue();
        });
    }

    @Test
    final void gradients_ofTheSameTask_areTheSameBitForBit() {
        assertThat(gradients(Setting.PLAIN, 0)).usingRecursiveComparison().isEqualTo(gradients(Setting.PLAIN, 0));
    }

    /** So several tasks accumulate to the mean of their gradients, and nothing is to be kept in a checkpoint. */
    @Test
    final void gradients_afterAnotherTask_areThoseOfTheTaskAlone() {
        Hypergradient used = estimator(options());
        Map<String, Tensor> both = run(Setting.PLAIN, (task, other) -> {
            used.estimate(other);
            return used.estimate(task).all();
        });

        assertThat(both).usingRecursiveComparison().isEqualTo(gradients(Setting.PLAIN, 0));
        assertThat(distance(gradients(Setting.PLAIN, 1), both, name -> true))
                .as("difference between two tasks")
                .isGreaterThan(ROUNDING);
    }

    @Test
    final void gradients_withoutInnerSteps_areThePlainGradient() {
        Setting resting = Setting.PLAIN.alpha(0);
        Hypergradient estimator = estimator(withoutInnerSteps());

        Map<String, Tensor> plain = run(resting, (task, other) -> {
            OuterLoss loss =
                    estimator.adapts() ? task.outerLoss(Trajectory.at(task.tf(), task.theta())) : task.plainLoss();
            return Gradients.of(task.tf(), loss.value(), task.theta().and(task.phi()));
        });

        Map<String, Tensor> gradients =
                run(resting, (task, other) -> estimator.estimate(task).all());
        assertThat(gradients).containsOnlyKeys(plain.keySet());
        assertThat(distance(gradients, plain, name -> true)).isLessThan(1e-3);
    }

    /** An estimator without inner steps descends another loss, and claims nothing about this one. */
    @Test
    final void gradients_agreeWithBackPropagationAsClaimed() {
        assumeThat(estimator(options()).adapts()).isTrue();
        Map<String, Tensor> gradients = gradients(Setting.PLAIN, 0);
        Map<String, Tensor> exact = run(
                Setting.PLAIN,
                (task, other) -> Gradients.of(
                        task.tf(),
                        task.outerLoss(task.adapt(true)).value(),
                        task.theta().and(task.phi())));

        assertThat(distance(gradients, exact, name -> name.startsWith("theta/")))
                .as("relative error of theta")
                .isLessThan(thetaTolerance());
        assertThat(distance(gradients, exact, name -> name.startsWith("phi/")))
                .as("relative error of phi")
                .isLessThan(phiTolerance());
    }

    /** A gradient of zeros would train nothing without a word; one that is left out is refused before training. */
    @Test
    final void weightsThatOnlyTheInnerStepsReach_haveAGradientOrAreLeftOut() {
        gradients(Setting.PLAIN.queryWeight(0), 0)
                .forEach((name, gradient) ->
                        assertThat(Tensors.largest(gradient)).as(name).isPositive());
    }

    @ParameterizedTest
    @EnumSource(names = "FIXED", mode = EnumSource.Mode.EXCLUDE)
    final void learnedRates_haveAGradientOrAreRefused(InnerRate rate) {
        PipelineSpec spec = OnePlugin.pipeline(plugins(), options());
        spec = Specs.with(spec, "gessl", Specs.with(spec.gessl(), "innerRate", rate));
        Hypergradient estimator = estimator(options());
        if (estimator.adapts() && estimator.problems(spec).isEmpty()) {
            Setting setting = Setting.PLAIN.rate(rate);
            Map<String, Tensor> gradients = gradients(setting, 0);

            assertThat(names(gradients, "rates/")).isEqualTo(names(GuidedTask.start(setting), "rates/"));
            assertThat(gradients.values())
                    .allSatisfy(
                            gradient -> assertThat(Tensors.largest(gradient)).isPositive());
        } else {
            assertReasons(estimator.problems(spec), "gessl.innerRate = " + rate);
        }
    }

    @ParameterizedTest
    @EnumSource
    final void precision_isTakenOrRefusedWithTheReason(Precision precision) {
        PipelineSpec spec = OnePlugin.pipeline(plugins(), options());
        spec = Specs.with(spec, "train", Specs.with(spec.train(), "precision", precision));
        List<Problem> problems = estimator(options()).problems(spec);

        assertReasons(problems, "train.precision = " + precision);
        if (precision == Precision.FP32) {
            assertThat(problems).isEmpty();
        }
    }

    @Test
    final void operationWithoutSecondDerivative_isNotNeededOrNamed() {
        Map<String, Tensor> gradients;
        try {
            gradients = gradients(Setting.PLAIN.once(), 0);
        } catch (UnsupportedOperationException e) {
            assertThat(e).hasMessageContaining("LRNGrad");
            return;
        }
        assertThat(gradients.values())
                .allSatisfy(gradient -> assertThat(Tensors.isFinite(gradient)).isTrue());
    }

    @Test
    final void estimate_madeTwiceInOneGraph_addsTheSameOperationsAndNoVariable() {
        Hypergradient estimator = estimator(options());
        try (Probe probe =
                probe(Setting.PLAIN, (task, other) -> estimator.estimate(task).all())) {
            Operations.assertPure(probe);
        }
    }

    private static void assertReasons(List<Problem> problems, String setting) {
        assertThat(problems).allSatisfy(problem -> assertThat(problem.text()).contains(setting, "use "));
    }

    private Map<String, Tensor> gradients(Setting setting, int index) {
        Hypergradient estimator = estimator(options());
        return run(
                setting,
                (task, other) -> estimator.estimate(index == 0 ? task : other).all());
    }

    private static Map<String, Tensor> run(Setting setting, BiFunction<BilevelTask, BilevelTask, Weights> estimate) {
        try (Probe probe = probe(setting, estimate)) {
            return probe.at(Map.of()).others();
        }
    }

    /** A graph of two tasks whose other tensors are the gradients that {@code estimate} returns, named like the weights in {@link GuidedTask#start}. */
    private static Probe probe(Setting setting, BiFunction<BilevelTask, BilevelTask, Weights> estimate) {
        return new Probe(GuidedTask.start(setting), name -> false, (tf, given) -> {
            Weights gradients =
                    estimate.apply(new GuidedTask(tf, given, 0, setting), new GuidedTask(tf, given, 1, setting));
            Map<String, Operand<TFloat32>> named = new LinkedHashMap<>();
            given.keySet().forEach(name -> {
                String weight = name.substring(name.indexOf('/') + 1);
                if (gradients.names().contains(weight)) {
                    named.put(name, gradients.get(weight));
                }
            });
            return new Probe.Value(tf.constant(0f), named);
        });
    }

    private static Set<String> names(Map<String, Tensor> tensors, String prefix) {
        return new TreeSet<>(tensors.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .toList());
    }

    /** {@code ||a - b|| / ||b||} over the tensors of {@code b} that {@code chosen} takes; one that {@code a} lacks is zero. */
    private static double distance(Map<String, Tensor> a, Map<String, Tensor> b, Predicate<String> chosen) {
        double error = 0;
        double squares = 0;
        for (Map.Entry<String, Tensor> expected : b.entrySet()) {
            if (!chosen.test(expected.getKey())) {
                continue;
            }
            float[] right = expected.getValue().values();
            Tensor own = a.get(expected.getKey());
            for (int i = 0; i < right.length; i++) {
                error += Math.pow((own == null ? 0 : own.values()[i]) - right[i], 2);
                squares += (double) right[i] * right[i];
            }
        }
        return Math.sqrt(error / squares);
    }
}
