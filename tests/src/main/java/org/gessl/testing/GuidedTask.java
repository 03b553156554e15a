package org.gessl.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.bilevel.AdaptedWeights;
import org.gessl.framework.bilevel.BilevelTask;
import org.gessl.framework.bilevel.InnerLoop;
import org.gessl.framework.bilevel.OuterLoss;
import org.gessl.framework.bilevel.TaskLoss;
import org.gessl.framework.bilevel.Trajectory;
import org.gessl.framework.graph.Initializer;
import org.gessl.framework.graph.ParameterLayout;
import org.gessl.framework.graph.ParameterSpec;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.spec.InnerRate;
import org.gessl.framework.train.Checkpoint.Tensor;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/**
 * The smallest bi-level task that has all traps of a large one: a smooth network of two layers, inner steps with momentum, and a guide phi that sees the
 * features of the network behind a stopped gradient and raises or lowers what the inner loss asks for.
 *
 * @param tf operations of the graph
 * @param given weights, images and logarithms of rates by name, as {@link #start} lays them out
 * @param index which of the tasks in {@code given}
 * @param setting what the task asks of an estimator
 */
record GuidedTask(Ops tf, Map<String, Operand<TFloat32>> given, int index, Setting setting) implements BilevelTask {
    static final int TASKS = 2;
    private static final String THETA = "theta/";
    private static final String PHI = "phi/";
    private static final String RATES = "rates/";
    private static final int STEPS = 2;
    private static final Map<String, long[]> SHAPES = Map.of(
            THETA + "body", new long[] {3, 4},
            THETA + "bias", new long[] {4},
            THETA + "head", new long[] {4, 1},
            PHI + "guide", new long[] {4, 1});

    /**
     * What a task asks of an estimator.
     *
     * @param alpha learning rate of the inner steps
     * @param queryWeight weight of the guide's part of the outer loss; with 0 the outer loss sees the guide through the inner steps alone
     * @param rate whether the inner rate is learned
     * @param twice whether the network can be differentiated twice
     */
    record Setting(double alpha, double queryWeight, InnerRate rate, boolean twice) {
        static final Setting PLAIN = new Setting(0.05, 0.5, InnerRate.FIXED, true);

        Setting alpha(double value) {
            return new Setting(value, queryWeight, rate, twice);
        }

        Setting queryWeight(double value) {
            return new Setting(alpha, value, rate, twice);
        }

        Setting rate(InnerRate value) {
            return new Setting(alpha, queryWeight, value, twice);
        }

        Setting once() {
            return new Setting(alpha, queryWeight, rate, false);
        }
    }

    /** Returns drawn weights, and images of each task, for {@code setting}. */
    static Map<String, Tensor> start(Setting setting) {
        Map<String, Tensor> start = new LinkedHashMap<>();
        SHAPES.forEach((name, shape) -> start.put(name, Tensors.normal(name.hashCode(), shape)));
        for (String rate : rateNames(setting)) {
            start.put(RATES + rate, Tensors.scalar(0));
        }
        for (int task = 0; task < TASKS; task++) {
            start.put(images(task, "support"), Tensors.normal(10 + task, 6, 3));
            start.put(images(task, "query"), Tensors.normal(20 + task, 6, 3));
        }
        return start;
    }

    @Override
    public Weights theta() {
        return under(THETA);
    }

    @Override
    public Weights phi() {
        return under(PHI);
    }

    @Override
    public Weights rates() {
        return under(RATES);
    }

    @Override
    public InnerLoop innerLoop() {
        return loop(setting);
    }

    @Override
    public TaskLoss innerLoss(Weights theta) {
        return loss(theta, "support", 1);
    }

    @Override
    public OuterLoss outerLoss(Trajectory trajectory) {
        return OuterLoss.of(loss(trajectory.adapted(), "query", setting.queryWeight()));
    }

    @Override
    public OuterLoss plainLoss() {
        return OuterLoss.of(loss(theta(), "support", 0));
    }

    /** The network's answer to an image is to be the sum of its numbers, and more than the guide's. */
    private TaskLoss loss(Weights theta, String part, double guideWeight) {
        Operand<TFloat32> images = given.get(images(index, part));
        Operand<TFloat32> linear = tf.math.add(tf.linalg.matMul(images, theta.get("body")), theta.get("bias"));
        Operand<TFloat32> features = setting.twice() ? tf.math.tanh(linear) : onceDifferentiable(linear);
        Operand<TFloat32> answer = tf.linalg.matMul(features, theta.get("head"));
        Operand<TFloat32> wanted = tf.sum(images, tf.constant(1), Sum.keepDims(true));
        Operand<TFloat32> error = mean(tf.math.square(tf.math.sub(answer, wanted)));
        if (guideWeight == 0) {
            return new TaskLoss(error, error, Optional.empty(), Optional.empty(), List.of());
        }
        Operand<TFloat32> threshold = tf.math.tanh(
                tf.linalg.matMul(tf.stopGradient(features), under(PHI).get("guide")));
        Operand<TFloat32> below = mean(tf.math.softplus(tf.math.sub(threshold, answer)));
        Operand<TFloat32> total = tf.math.add(error, tf.math.mul(below, tf.constant((float) guideWeight)));
        return new TaskLoss(total, error, Optional.of(below), Optional.of(threshold), List.of());
    }

    /** The native library has a derivative of this operation, but none of the derivative. */
    private Operand<TFloat32> onceDifferentiable(Operand<TFloat32> x) {
        Operand<TFloat32> pixels = tf.reshape(x, tf.array(6, 1, 1, 4));
        return tf.reshape(tf.nn.localResponseNormalization(pixels), tf.array(6, 4));
    }

    private Operand<TFloat32> mean(Operand<TFloat32> x) {
        return tf.math.mean(x, tf.array(0, 1));
    }

    private Weights under(String prefix) {
        Map<String, Operand<TFloat32>> weights = new LinkedHashMap<>();
        given.forEach((name, operand) -> {
            if (name.startsWith(prefix)) {
                weights.put(name.substring(prefix.length()), operand);
            }
        });
        return Weights.of(weights);
    }

    private static List<String> rateNames(Setting setting) {
        List<ParameterSpec> weights = SHAPES.keySet().stream()
                .filter(name -> name.startsWith(THETA))
                .sorted()
                .map(name -> new ParameterSpec(
                        name.substring(THETA.length()), Shape.of(SHAPES.get(name)), Initializer.constant(0)))
                .toList();
        return loop(setting).rateLayout(new ParameterLayout(weights, List.of())).trainable().stream()
                .map(ParameterSpec::name)
                .toList();
    }

    private static InnerLoop loop(Setting setting) {
        return new InnerLoop(new Momentum(setting.alpha()), STEPS, AdaptedWeights.ALL, setting.rate());
    }

    private static String images(int task, String part) {
        return "task" + task + "/" + part;
    }
}
