package org.gessl.framework.bilevel;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gessl.framework.graph.NetworkState;
import org.gessl.framework.graph.ParameterLayout;
import org.gessl.framework.graph.ParameterSpec;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.graph.StepContext;
import org.gessl.framework.graph.WeightMath;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.graph.gradient.Reevaluation;
import org.gessl.framework.plugin.Encoder;
import org.gessl.framework.plugin.Head;
import org.gessl.framework.plugin.Hypergradient;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.Objective;
import org.gessl.framework.plugin.Optimizer;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.plugin.Thresholds;
import org.gessl.framework.spec.BatchStatistics;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.framework.spec.InnerRate;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.ObjectiveSpec;
import org.gessl.framework.spec.OptimizerSpec;
import org.gessl.plugins.head.Linear;
import org.gessl.plugins.thresholds.ThresholdNetwork;
import org.gessl.testing.NormalisationOffsets;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A bi-level task of tiny networks on noise: its hypergradients, and the slopes of its outer loss. */
public final class TinyTask implements AutoCloseable {
    private static final int IMAGES = 8;
    /** By how much the outer loss changes between the two ends of a central difference: little beside kinks, much beside rounding. */
    private static final float CHANGE = 4e-3f;

    private static final int SIDE = 8;
    private static final long SQUARES = 2;

    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final PluginRegistry plugins;
    private final EpisodeTask task;

    /** What a task is made of. */
    public record Setup(
            Encoder encoder,
            LossSpec loss,
            ObjectiveSpec objective,
            OptimizerSpec inner,
            int steps,
            String adapt,
            InnerRate rate,
            double sslWeight) {

        /** Returns this with another encoder. */
        public Setup encoder(Encoder value) {
            return new Setup(value, loss, objective, inner, steps, adapt, rate, sslWeight);
        }

        /** Returns this with other inner steps. */
        public Setup inner(OptimizerSpec optimizer, int count) {
            return new Setup(encoder, loss, objective, optimizer, count, adapt, rate, sslWeight);
        }

        /** Returns this with another objective. */
        public Setup objective(ObjectiveSpec value) {
            return new Setup(encoder, loss, value, inner, steps, adapt, rate, sslWeight);
        }

        /** Returns this with other adapted weights and rates. */
        public Setup adapt(String pattern, InnerRate kind) {
            return new Setup(encoder, loss, objective, inner, steps, pattern, kind, sslWeight);
        }

        /** Returns this with another weight of the self-supervised loss. */
        public Setup sslWeight(double value) {
            return new Setup(encoder, loss, objective, inner, steps, adapt, rate, value);
        }
    }

    /** Creates the task of the plugins on the class path. */
    public TinyTask(Setup setup) {
        this(setup, PluginRegistry.load(TinyTask.class.getClassLoader()), 1);
    }

    /** Creates the task of {@code plugins} whose images and weights are drawn from {@code seed}. */
    public TinyTask(Setup setup, PluginRegistry plugins, long seed) {
        this.plugins = plugins;
        Loss loss = plugins.create(Loss.class, setup.loss());
        Objective objective = plugins.create(Objective.class, setup.objective());
        Model model = new Model(
                setup.encoder(), plugins.create(Head.class, Linear.linear().output(5)), loss, BatchStatistics.PER_VIEW);
        Guide guide = new Guide(
                plugins.create(Thresholds.class, ThresholdNetwork.network().hidden(5)), objective.temperature());
        InnerLoop loop = new InnerLoop(
                plugins.create(Optimizer.class, setup.inner()),
                setup.steps(),
                new AdaptedWeights(setup.adapt()),
                setup.rate());
        ParameterLayout layout = model.layout(IMAGES, SIDE, SIDE);
        RandomStream random = new RandomStream(tf, tf.constant(seed));
        Weights theta = awake(layout, drawn(random, layout.trainable()));
        Weights phi = objective.usesThresholds()
                ? drawn(
                        random,
                        guide.layout(IMAGES, model.featureDimension(SIDE, SIDE)).trainable())
                : Weights.of(Map.of());
        Weights state = drawn(random, layout.state());
        Weights teacher = theta.map((name, w) -> tf.math.mul(w, tf.constant(0.9f)));
        Operand<TFloat32> pictures = pictures(random);
        ModelEpisode episode = new ModelEpisode(
                tf,
                model,
                guide,
                phi,
                new NetworkState(state),
                new StepContext(tf.constant(0.5f), tf.constant(5L), teacher.map((name, w) -> tf.stopGradient(w))),
                new ModelEpisode.Images(
                        views(random, pictures, loss.views()),
                        objective.usesQuery() ? Optional.of(views(random, pictures, loss.views())) : Optional.empty()));
        this.task = new EpisodeTask(
                episode,
                objective,
                loop,
                new LossWeights(setup.sslWeight(), objective.discriminativeWeight()),
                theta,
                phi,
                drawn(random, loop.rateLayout(layout).trainable()));
    }

    /** Returns the operations of the graph. */
    public Ops tf() {
        return tf;
    }

    /** Returns the task. */
    public BilevelTask task() {
        return task;
    }

    /** Returns what the estimator {@code spec} makes of the task. */
    public HypergradientEstimate estimate(HypergradientSpec spec) {
        return plugins.create(Hypergradient.class, spec).estimate(task);
    }

    /** Returns a direction: {@code gradient} with as much noise, of length one. */
    public Weights direction(Weights gradient) {
        RandomStream random = new RandomStream(tf, tf.constant(11L));
        Weights noise = gradient.map((name, g) -> random.normal(g.shape()));
        return unit(WeightMath.plus(tf, unit(gradient), unit(noise)));
    }

    /**
     * Returns the slope of the estimate's outer loss along {@code direction}, by central differences; what is stopped stays as it is. The step is the one
     * after which a slope of {@code expected} changes the loss by as much as is right for float32.
     */
    public Operand<TFloat32> slope(HypergradientEstimate estimate, Weights direction, Operand<TFloat32> expected) {
        Operand<TFloat32> step = tf.math.div(tf.constant(CHANGE / 2), tf.math.abs(expected));
        Operand<TFloat32> above = at(estimate, direction, step);
        Operand<TFloat32> below = at(estimate, direction, tf.math.neg(step));
        return tf.math.div(tf.math.sub(above, below), tf.math.add(step, step));
    }

    /** Returns {@code ||a - b|| / ||b||}. */
    public Operand<TFloat32> distance(Weights a, Weights b) {
        Weights difference = WeightMath.plus(tf, a, WeightMath.times(tf, b, tf.constant(-1f)));
        return tf.math.div(WeightMath.norm(tf, difference), WeightMath.norm(tf, b));
    }

    /** Returns the values of {@code scalars}, of one run. */
    public double[] run(List<? extends Operand<TFloat32>> scalars) {
        try (Session session = new Session(graph)) {
            Session.Runner runner = session.runner();
            scalars.forEach(runner::fetch);
            double[] values = new double[scalars.size()];
            try (Result result = runner.run()) {
                Arrays.setAll(values, i -> ((TFloat32) result.get(i)).getFloat());
            }
            return values;
        }
    }

    @Override
    public void close() {
        graph.close();
    }

    private Operand<TFloat32> at(HypergradientEstimate estimate, Weights direction, Operand<TFloat32> step) {
        Weights here = task.theta().and(task.phi()).and(task.rates());
        Weights there = direction.map((name, d) -> tf.math.add(here.get(name), tf.math.mul(d, step)));
        return Reevaluation.of(tf, estimate.outer().value(), here, there);
    }

    private Weights unit(Weights x) {
        return WeightMath.times(tf, x, tf.math.reciprocal(WeightMath.norm(tf, x)));
    }

    /** The initial values, a little off, so that no bias is zero. */
    private Weights drawn(RandomStream random, List<ParameterSpec> specs) {
        Map<String, Operand<TFloat32>> values = new LinkedHashMap<>();
        for (ParameterSpec spec : specs) {
            Operand<TFloat32> start = spec.initializer().initialise(tf, random, spec.shape());
            boolean offset = spec.shape().numDimensions() < 2;
            Operand<TFloat32> noise = tf.math.mul(random.normal(spec.shape()), tf.constant(0.1f));
            values.put(
                    spec.name(), tf.placeholderWithDefault(offset ? tf.math.add(start, noise) : start, spec.shape()));
        }
        return Weights.of(values);
    }

    /** Offsets of batch normalisation above zero: most units behind a ReLU are on, and none is off for all images. */
    private Weights awake(ParameterLayout layout, Weights weights) {
        Set<String> offsets = NormalisationOffsets.of(layout);
        return weights.map((name, w) ->
                offsets.contains(name) ? tf.placeholderWithDefault(tf.math.add(w, tf.constant(1.5f)), w.shape()) : w);
    }

    /** Views of images that differ: squares of random colours, the same in each view, under noise. Pure noise would look alike to any network. */
    private ViewImages views(RandomStream random, Operand<TFloat32> pictures, int count) {
        Shape shape = Shape.of((long) count * IMAGES, SIDE, SIDE, 3);
        Operand<TFloat32> noise = tf.math.mul(random.normal(shape), tf.constant(0.2f));
        Operand<TFloat32> noisy = tf.math.add(tf.tile(pictures, tf.array(count, 1, 1, 1)), noise);
        return new ViewImages(tf.placeholderWithDefault(noisy, shape), count);
    }

    private Operand<TFloat32> pictures(RandomStream random) {
        Operand<TFloat32> colours = random.normal(Shape.of(IMAGES, SQUARES, 1, SQUARES, 1, 3));
        long side = SIDE / SQUARES;
        Operand<TFloat32> squares = tf.broadcastTo(colours, tf.array((long) IMAGES, SQUARES, side, SQUARES, side, 3L));
        return tf.reshape(squares, tf.array((long) IMAGES, SIDE, SIDE, 3L));
    }
}
