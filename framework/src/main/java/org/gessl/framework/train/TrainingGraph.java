package org.gessl.framework.train;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.bilevel.HypergradientEstimate;
import org.gessl.framework.bilevel.Model;
import org.gessl.framework.data.TaskSource;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.graph.gradient.Reach;
import org.gessl.framework.plugin.Optimizer;
import org.gessl.framework.profile.StepPart;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.proto.StepStats;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * The graph of an outer step and the session that runs it: from one batch of stored images to the updated weights in one
 * call for each task.
 */
final class TrainingGraph implements AutoCloseable {
    private final TaskGraph graph;
    private final Session session;
    private final Pipeline pipeline;
    private final TrainingState state;
    private final StepScalars scalars;
    private final Part task;
    private final Part update;
    private final List<Op> initialise = new ArrayList<>();

    /** What a run executes and what it fetches. */
    private record Part(List<Op> targets, List<String> names, Operand<TFloat32> metrics) {}

    /**
     * Builds the graph for the tasks of {@code source}.
     *
     * @throws org.gessl.framework.spec.UserException if a trainable tensor would never change, or the pipeline cannot be built
     */
    TrainingGraph(Pipeline pipeline, TaskSource source) {
        this.pipeline = pipeline;
        graph = new TaskGraph(pipeline, source);
        try {
            Ops tf = graph.tf();
            state = graph.state();
            scalars = new StepScalars(graph);
            HypergradientEstimate estimate = graph.estimate();
            Reach.require(
                    estimate.outer().value(), state.theta().and(state.phi()).and(state.rates()), estimate.all());
            GradientSum sum =
                    new GradientSum(tf, estimate.all(), pipeline.spec().gessl().tasks());
            Operand<TFloat32> loss = estimate.outer().value();
            Weights ofBatch = graph.replaced().select(name -> !Model.isLossState(name));
            List<Op> statistics =
                    finite(loss, estimate.all()).map(state::when).orElse(state).updateRunning(ofBatch);
            task = part(new StepMetrics(tf).losses(estimate), sum.keep(), statistics);
            update = update(StepPart.OPTIMIZER.in(tf), estimate, sum);
            RandomStream initial = graph.initialNumbers();
            initialise.addAll(state.initialise(initial));
            initialise.addAll(sum.initialise(initial));
            session = graph.open(pipeline.spec().train().xla());
        } catch (RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    /** Draws the initial weights from {@code seed}. */
    void initialise(long seed) {
        graph.initialise(initialise, seed);
    }

    /** Runs task {@code index} of a step that has more of them; returns its figures by name. */
    Map<String, Double> accumulate(TUint8 batch, StepInputs inputs) {
        return run(task, batch, inputs);
    }

    /** Runs the last task of a step and updates the weights; returns its figures by name. */
    Map<String, Double> apply(TUint8 batch, StepInputs inputs) {
        return run(update, batch, inputs);
    }

    /** Does what {@link #apply} does, and returns what ran. */
    StepStats trace(TUint8 batch, StepInputs inputs) {
        try (StepScalars.Fed fed = scalars.feed(batch, inputs);
                Result result = ask(fed.runner(), update)
                        .setOptions(RunOptions.newBuilder()
                                .setTraceLevel(RunOptions.TraceLevel.FULL_TRACE)
                                .build())
                        .runAndFetchMetadata()) {
            return result.getMetadata().orElseThrow().getStepStats();
        }
    }

    /** Reads every tensor of the training state. */
    Map<String, Checkpoint.Tensor> read() {
        return state.read(session);
    }

    /** Replaces the training state. */
    void write(Map<String, Checkpoint.Tensor> tensors) {
        state.write(session, tensors);
    }

    /** Returns every operation, in the order in which it was built. */
    Iterator<GraphOperation> operations() {
        return graph.operations();
    }

    /** Returns what {@link #apply} asks for: the updates and the figures. */
    List<Operation> updated() {
        List<Operation> operations = new ArrayList<>();
        update.targets().forEach(target -> operations.add(target.op()));
        operations.add(update.metrics().op());
        return operations;
    }

    /** Returns the bytes of the training state. */
    long stateBytes() {
        return state.bytes();
    }

    /** Returns the number of trainable scalars of the model. */
    long parameterCount() {
        return state.theta().values().stream().mapToLong(w -> w.shape().size()).sum();
    }

    @Override
    public void close() {
        graph.close();
    }

    /** Whether the step counts, where there is a loss scale: a smaller one may save a step that does not. */
    private Optional<Operand<TBool>> finite(Operand<TFloat32> loss, Weights gradients) {
        return graph.lossScale().map(scale -> LossScale.finite(graph.tf(), loss, gradients));
    }

    private Part update(Ops tf, HypergradientEstimate estimate, GradientSum sum) {
        Operand<TFloat32> loss = estimate.outer().value();
        Optional<Operand<TBool>> finite = finite(loss, sum.mean());
        TrainingState kept = finite.map(state::when).orElse(state);
        Weights theta = sum.mean().select(estimate.theta().names()::contains);
        Weights phi = sum.mean().select(estimate.phi().names()::contains);
        Weights rates = sum.mean().select(estimate.rates().names()::contains);
        Weights clipped = clip(tf, theta, pipeline.spec().outer().clipNorm());
        List<Op> targets = new ArrayList<>(kept.updateRunning(graph.replaced()));
        Optimizer.Update moved = kept.stepTheta(pipeline.outer(), clipped, scalars.thetaRate(), scalars.number());
        targets.addAll(kept.updateTheta(moved));
        pipeline.model()
                .loss()
                .teacher()
                .ifPresent(teacher ->
                        targets.addAll(kept.updateTeacher(moved.weights(), teacher.momentum(tf, graph.progress()))));
        targets.addAll(kept.updatePhi(pipeline.outer(), phi, scalars.phiRate(), scalars.number()));
        targets.addAll(kept.updateRates(pipeline.outer(), rates, scalars.innerRateRate(), scalars.number()));
        StepMetrics metrics = new StepMetrics(graph.tf())
                .losses(estimate)
                .norm("gradient-norm/model", theta)
                .norm("gradient-norm/thresholds", phi)
                .norm("gradient-norm/inner-rates", rates);
        finite.ifPresent(good -> {
            LossScale scale = graph.lossScale().orElseThrow();
            targets.addAll(scale.update(good));
            metrics.scaled(scale.value(), good);
        });
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
        try (StepScalars.Fed fed = scalars.feed(batch, inputs);
                Result result = ask(fed.runner(), part).run()) {
            TFloat32 values = (TFloat32) result.get(0);
            Map<String, Double> figures = new LinkedHashMap<>();
            for (int i = 0; i < part.names().size(); i++) {
                figures.put(part.names().get(i), (double) values.getFloat(i));
            }
            return figures;
        }
    }

    private static Session.Runner ask(Session.Runner runner, Part part) {
        part.targets().forEach(runner::addTarget);
        return runner.fetch(part.metrics());
    }
}
