package org.gessl.framework.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.bilevel.EpisodeTask;
import org.gessl.framework.bilevel.HypergradientEstimate;
import org.gessl.framework.bilevel.ModelEpisode;
import org.gessl.framework.graph.NetworkState;
import org.gessl.framework.graph.RandomKeys;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.graph.Sessions;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.graph.gradient.Reach;
import org.gessl.framework.spec.GesslSlot;
import org.gessl.framework.spec.UserException;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/**
 * The graph of an outer step and the session that runs it: from one batch of stored images to the updated weights in one
 * call for each task.
 */
final class TrainingGraph implements AutoCloseable {
    private final Graph graph = new Graph();
    private final Session session;
    private final Pipeline pipeline;
    private final TrainingState state;
    private final Placeholder<TUint8> images;
    private final Placeholder<TInt64> key;
    private final Placeholder<TFloat32> thetaRate;
    private final Placeholder<TFloat32> phiRate;
    private final Placeholder<TFloat32> innerRateRate;
    private final Placeholder<TFloat32> number;
    private final Part task;
    private final Part update;
    private final List<Op> initialise = new ArrayList<>();

    /** What a run executes and what it fetches. */
    private record Part(List<Op> targets, List<String> names, Operand<TFloat32> metrics) {}

    /**
     * Builds the graph for images of {@code height x width}.
     *
     * @throws org.gessl.framework.spec.UserException if a trainable tensor would never change, or the pipeline cannot be built
     */
    TrainingGraph(Pipeline pipeline, int height, int width) {
        this.pipeline = pipeline;
        int batch = pipeline.spec().data().batchSize();
        Ops tf = Ops.create(graph);
        images = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(batch, height, width, 3)));
        key = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
        thetaRate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
        phiRate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
        innerRateRate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
        number = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));

        TaskImages taskImages = TaskImages.of(tf, pipeline, images, new RandomStream(tf, key));
        TaskLayouts layouts = TaskLayouts.of(pipeline, taskImages.images().support());
        state = new TrainingState(tf, layouts, pipeline.outer());
        NetworkState network = new NetworkState(state.running());
        ModelEpisode episode =
                new ModelEpisode(tf, pipeline.model(), pipeline.guide(), state.phi(), network, taskImages.images());
        HypergradientEstimate estimate = estimate(episode);
        GradientSum sum =
                new GradientSum(tf, estimate.all(), pipeline.spec().gessl().tasks());
        List<Op> running = state.updateRunning(network.replaced());
        task = part(new StepMetrics(tf).losses(estimate), sum.keep(), running);
        update = update(tf, estimate, sum, running);
        RandomStream initial = new RandomStream(tf, key);
        initialise.addAll(state.initialise(initial));
        initialise.addAll(sum.initialise(initial));
        session = Sessions.open(graph, pipeline.spec().train().precision());
    }

    /** Draws the initial weights from {@code seed}. */
    void initialise(long seed) {
        Session.Runner runner = session.runner();
        initialise.forEach(runner::addTarget);
        try (TInt64 drawn = TInt64.scalarOf(RandomKeys.initialWeights(seed))) {
            runner.feed(key, drawn).run().close();
        }
    }

    /** Runs task {@code index} of a step that has more of them; returns its figures by name. */
    Map<String, Double> accumulate(TUint8 batch, StepInputs inputs) {
        return run(task, batch, inputs);
    }

    /** Runs the last task of a step and updates the weights; returns its figures by name. */
    Map<String, Double> apply(TUint8 batch, StepInputs inputs) {
        return run(update, batch, inputs);
    }

    /** Reads every tensor of the training state. */
    Map<String, Checkpoint.Tensor> read() {
        return state.read(session);
    }

    /** Replaces the training state. */
    void write(Map<String, Checkpoint.Tensor> tensors) {
        state.write(session, tensors);
    }

    /** Returns the number of trainable scalars of the model. */
    long parameterCount() {
        return state.theta().values().stream().mapToLong(w -> w.shape().size()).sum();
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }

    /**
     * The scalars of one run.
     *
     * @param key key of the task's random numbers
     * @param thetaRate learning rate of the model
     * @param phiRate learning rate of the threshold network
     * @param innerRateRate learning rate of the learned inner rates
     * @param number outer steps done, this one included
     */
    record StepInputs(long key, double thetaRate, double phiRate, double innerRateRate, long number) {

        /** Returns the inputs of a step at the pipeline's learning rates times {@code factor}. */
        static StepInputs of(Pipeline pipeline, double factor, long key, long number) {
            GesslSlot gessl = pipeline.spec().gessl();
            return new StepInputs(
                    key,
                    pipeline.outer().learningRate() * factor,
                    gessl.thresholdLearningRate() * factor,
                    gessl.rateLearningRate() * factor,
                    number);
        }
    }

    /** The hypergradient, which every trainable tensor must have. */
    private HypergradientEstimate estimate(ModelEpisode episode) {
        try {
            HypergradientEstimate estimate = pipeline.hypergradient()
                    .estimate(new EpisodeTask(
                            episode,
                            pipeline.objective(),
                            pipeline.innerLoop(),
                            pipeline.innerWeights(),
                            state.theta(),
                            state.phi(),
                            state.rates()));
            Weights trained = state.theta().and(state.phi()).and(state.rates());
            Reach.require(estimate.outer().value(), trained, estimate.all());
            return estimate;
        } catch (UnsupportedOperationException e) {
            throw new UserException(
                    "no-derivative",
                    "gessl.hypergradient = "
                            + pipeline.spec().gessl().hypergradient().plugin() + ": " + e.getMessage()
                            + "; of the estimators, exact, implicit and neumann need second derivatives, finite-difference, first-order and none only first ones");
        }
    }

    private Part update(Ops tf, HypergradientEstimate estimate, GradientSum sum, List<Op> running) {
        Weights theta = sum.mean().select(estimate.theta().names()::contains);
        Weights phi = sum.mean().select(estimate.phi().names()::contains);
        Weights rates = sum.mean().select(estimate.rates().names()::contains);
        Weights clipped = clip(tf, theta, pipeline.spec().outer().clipNorm());
        List<Op> targets = new ArrayList<>(running);
        targets.addAll(state.updateTheta(pipeline.outer(), clipped, thetaRate, number));
        targets.addAll(state.updatePhi(pipeline.outer(), phi, phiRate, number));
        targets.addAll(state.updateRates(pipeline.outer(), rates, innerRateRate, number));
        StepMetrics metrics = new StepMetrics(tf)
                .losses(estimate)
                .norm("gradient-norm/model", theta)
                .norm("gradient-norm/thresholds", phi)
                .norm("gradient-norm/inner-rates", rates);
        return part(metrics, targets, sum.clear());
    }

    /** Scales {@code gradients} down so that their global norm is at most {@code norm}; 0 leaves them alone. */
    private static Weights clip(Ops tf, Weights gradients, double norm) {
        if (norm == 0) {
            return gradients;
        }
        Operand<TFloat32> allowed = tf.constant((float) norm);
        Operand<TFloat32> factor =
                tf.math.div(allowed, tf.math.maximum(StepMetrics.globalNorm(tf, gradients), allowed));
        return gradients.map((name, g) -> tf.math.mul(g, factor));
    }

    private static Part part(StepMetrics metrics, List<Op> first, List<Op> second) {
        List<Op> targets = new ArrayList<>(first);
        targets.addAll(second);
        return new Part(targets, metrics.names(), metrics.vector());
    }

    private Map<String, Double> run(Part part, TUint8 batch, StepInputs inputs) {
        Session.Runner runner = session.runner().fetch(part.metrics());
        part.targets().forEach(runner::addTarget);
        try (TInt64 keyTensor = TInt64.scalarOf(inputs.key());
                TFloat32 theta = TFloat32.scalarOf((float) inputs.thetaRate());
                TFloat32 phi = TFloat32.scalarOf((float) inputs.phiRate());
                TFloat32 inner = TFloat32.scalarOf((float) inputs.innerRateRate());
                TFloat32 count = TFloat32.scalarOf(inputs.number());
                Result result = runner.feed(images, batch)
                        .feed(key, keyTensor)
                        .feed(thetaRate, theta)
                        .feed(phiRate, phi)
                        .feed(innerRateRate, inner)
                        .feed(number, count)
                        .run()) {
            TFloat32 values = (TFloat32) result.get(0);
            Map<String, Double> scalars = new LinkedHashMap<>();
            for (int i = 0; i < part.names().size(); i++) {
                scalars.put(part.names().get(i), (double) values.getFloat(i));
            }
            return scalars;
        }
    }
}
