package org.gessl.framework.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.data.Mixture;
import org.gessl.framework.data.TaskSource;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.spec.UserException;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/** The hypergradient that a pipeline's estimator finds from weights that stay as they are. */
final class HypergradientProbe implements AutoCloseable {
    private final TaskSource tasks;
    private final TaskGraph graph;
    private final Session session;

    /**
     * Builds the graph of {@code pipeline} for tasks from {@code images}.
     *
     * @param from the weights; without a checkpoint, those with which training begins
     * @throws UserException if the estimator refuses the pipeline, or {@code checkpoint-model} if the checkpoint is of another model
     */
    HypergradientProbe(Pipeline pipeline, Mixture images, Optional<Checkpoint> from) {
        tasks = pipeline.tasks(images);
        graph = new TaskGraph(pipeline, tasks);
        try {
            TrainingState state = graph.state();
            Weights theta = state.theta();
            List<Op> initialise = state.initialise(graph.initialNumbers());
            session = graph.open(pipeline.spec().train().xla());
            graph.initialise(initialise, pipeline.spec().train().seed());
            from.ifPresent(checkpoint -> load(state, theta, checkpoint));
        } catch (RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    /** Returns the tasks that the pipeline trains on. */
    TaskSource tasks() {
        return tasks;
    }

    /** Returns the hypergradient on {@code batch} with the random numbers of {@code key} and what a loss schedules at the start of a run; the batch stays the caller's. */
    Estimate estimate(TUint8 batch, long key) {
        Weights theta = graph.estimate().theta();
        Weights phi = graph.estimate().phi();
        long start = System.nanoTime();
        try (TInt64 drawn = TInt64.scalarOf(key)) {
            Map<String, Checkpoint.Tensor> all = FetchedTensors.of(graph.runner(batch, drawn), theta.and(phi));
            double milliseconds = (System.nanoTime() - start) / 1e6;
            return new Estimate(select(all, theta), select(all, phi), milliseconds);
        }
    }

    @Override
    public void close() {
        graph.close();
    }

    /**
     * One evaluation.
     *
     * @param theta gradient of the model's weights
     * @param phi gradient of the threshold network's weights
     * @param milliseconds wall time, fetching the gradients included
     */
    record Estimate(GradientValues theta, GradientValues phi, double milliseconds) {}

    /** A plain run has trained no threshold network: what the checkpoint lacks stays as it was drawn, but never a weight of the model. */
    private void load(TrainingState state, Weights theta, Checkpoint checkpoint) {
        Map<String, Checkpoint.Tensor> tensors = new LinkedHashMap<>(state.read(session));
        for (String name : tensors.keySet()) {
            Checkpoint.Tensor kept = checkpoint.tensors().get(name);
            if (kept == null && theta.names().contains(name)) {
                throw new UserException(
                        "checkpoint-model",
                        "the checkpoint has no weight " + name
                                + ": it is of another model; name the run's own recipe, or none");
            }
            if (kept != null) {
                tensors.put(name, kept);
            }
        }
        try {
            state.write(session, tensors);
        } catch (IllegalArgumentException e) {
            throw new UserException(
                    "checkpoint-model",
                    e.getMessage() + ": it is of another model; name the run's own recipe, or none");
        }
    }

    private static GradientValues select(Map<String, Checkpoint.Tensor> all, Weights names) {
        Map<String, Checkpoint.Tensor> result = new LinkedHashMap<>(all);
        result.keySet().retainAll(names.names());
        return new GradientValues(result);
    }
}
