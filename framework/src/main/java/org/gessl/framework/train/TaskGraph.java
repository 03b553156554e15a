package org.gessl.framework.train;

import java.util.Iterator;
import java.util.List;
import org.gessl.framework.bilevel.EpisodeTask;
import org.gessl.framework.bilevel.HypergradientEstimate;
import org.gessl.framework.bilevel.LossFactors;
import org.gessl.framework.bilevel.ModelEpisode;
import org.gessl.framework.data.TaskSource;
import org.gessl.framework.graph.NetworkState;
import org.gessl.framework.graph.RandomKeys;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.graph.Sessions;
import org.gessl.framework.graph.StepContext;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.spec.Precision;
import org.gessl.framework.spec.UserException;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/**
 * The graph of one task: from a batch of stored images and a random key to the hypergradient of the weights that it holds. What trains
 * and what only looks are both built on it.
 */
final class TaskGraph implements AutoCloseable {
    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final Placeholder<TUint8> images;
    private final Placeholder<TInt64> key;
    private final Operand<TFloat32> factors;
    private final Operand<TFloat32> progress;
    private final TrainingState state;
    private final Weights replaced;
    private final HypergradientEstimate estimate;
    private Session session;

    /**
     * Builds the graph for the tasks of {@code source}.
     *
     * @throws org.gessl.framework.spec.UserException if the pipeline cannot be built
     */
    TaskGraph(Pipeline pipeline, TaskSource source) {
        try {
            Shape shape = Shape.of(source.imagesPerTask(), source.height(), source.width(), 3);
            images = tf.placeholder(TUint8.class, Placeholder.shape(shape));
            key = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
            factors = tf.placeholderWithDefault(tf.constant(new float[] {1, 1, 1}), Shape.of(3));
            progress = tf.placeholderWithDefault(tf.constant(0f), Shape.scalar());
            TaskImages taskImages = TaskImages.of(tf, pipeline, images, new RandomStream(tf, key));
            TaskLayouts layouts = TaskLayouts.of(pipeline, taskImages.images().support());
            boolean taught = pipeline.model().loss().teacher().isPresent();
            state = new TrainingState(tf, layouts, taught, pipeline.outer());
            NetworkState network = new NetworkState(state.running());
            ModelEpisode episode = new ModelEpisode(
                    tf,
                    pipeline.model(),
                    pipeline.guide(),
                    state.phi(),
                    network,
                    new StepContext(progress, key, state.teacher()),
                    taskImages.images());
            if (pipeline.bilevel()) {
                episode.follow(new LossFactors(factor(0), factor(1), factor(2)));
            }
            estimate = estimate(pipeline, episode);
            replaced = network.replaced();
        } catch (RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    private HypergradientEstimate estimate(Pipeline pipeline, ModelEpisode episode) {
        try {
            return pipeline.hypergradient()
                    .estimate(new EpisodeTask(
                            episode,
                            pipeline.objective(),
                            pipeline.innerLoop(),
                            pipeline.innerWeights(),
                            state.theta(),
                            state.phi(),
                            state.rates()));
        } catch (UnsupportedOperationException e) {
            throw new UserException(
                    "no-derivative",
                    "gessl.hypergradient = "
                            + pipeline.spec().gessl().hypergradient().plugin() + ": " + e.getMessage()
                            + "; finite-difference and first-order need no second derivatives, as exact, implicit and neumann do");
        }
    }

    Ops tf() {
        return tf;
    }

    TrainingState state() {
        return state;
    }

    HypergradientEstimate estimate() {
        return estimate;
    }

    /** Returns the state that the task replaces: running statistics, and what the loss keeps. */
    Weights replaced() {
        return replaced;
    }

    /** Returns the share of the run done before the step, a scalar to feed; 0 where nothing is fed. */
    Operand<TFloat32> progress() {
        return progress;
    }

    /** Returns every operation, in the order in which it was built. */
    Iterator<GraphOperation> operations() {
        return graph.operations();
    }

    /** Opens the session, once the graph is complete; it is closed with the graph. */
    Session open(Precision precision) {
        session = Sessions.open(graph, precision);
        return session;
    }

    /** Returns the factors on the weights of the losses, in the order of {@link LossFactors}, [3] to feed; 1 where nothing is fed. */
    Operand<TFloat32> factors() {
        return factors;
    }

    /** Returns a run on {@code batch}, whose random numbers come from {@code drawn}; both stay the caller's. */
    Session.Runner runner(TUint8 batch, TInt64 drawn) {
        return session.runner().feed(images, batch).feed(key, drawn);
    }

    /** Returns the random numbers of the initial values. */
    RandomStream initialNumbers() {
        return new RandomStream(tf, key);
    }

    /** Runs {@code operations}, which draw initial values, with the numbers that belong to {@code seed}. */
    void initialise(List<Op> operations, long seed) {
        Session.Runner runner = session.runner();
        operations.forEach(runner::addTarget);
        try (TInt64 drawn = TInt64.scalarOf(RandomKeys.initialWeights(seed))) {
            runner.feed(key, drawn).run().close();
        }
    }

    private Operand<TFloat32> factor(int index) {
        return tf.gather(factors, tf.constant(index), tf.constant(0));
    }

    @Override
    public void close() {
        // An open session would keep the graph from closing.
        if (session != null) {
            session.close();
        }
        graph.close();
    }
}
