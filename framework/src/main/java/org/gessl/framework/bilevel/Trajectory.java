package org.gessl.framework.bilevel;

import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Weights;
import org.tensorflow.op.Ops;

/** The inner steps of one task, which an objective may carry on. */
public final class Trajectory {
    private final Descent descent;
    private final InnerState start;
    private final List<InnerStep> steps;

    Trajectory(Descent descent, InnerState start, List<InnerStep> steps) {
        this.descent = descent;
        this.start = start;
        this.steps = List.copyOf(steps);
    }

    /** Returns the trajectory of a task without an inner loop, which stays at {@code theta}. */
    public static Trajectory at(Ops tf, Weights theta) {
        return new Trajectory(null, new InnerState(theta, Map.of(), tf.constant(0f)), List.of());
    }

    /** Returns the steps, in order. */
    public List<InnerStep> steps() {
        return steps;
    }

    /** Returns theta'_K, where the last step led. */
    public Weights adapted() {
        return end().weights();
    }

    /** Returns the inner loss on the support at theta'_0 .. theta'_{K-1}. */
    public List<TaskLoss> losses() {
        return steps.stream().map(InnerStep::loss).toList();
    }

    /**
     * Returns {@code count} further steps from theta'_K: same loss, same support, the optimizer's buffers as they are. Its first loss is the one at
     * theta'_K.
     *
     * @throws IllegalStateException if there is no inner loop
     */
    public Trajectory continued(int count) {
        if (descent == null) {
            throw new IllegalStateException("without an inner loop there are no further steps");
        }
        return descent.from(end(), count);
    }

    private InnerState end() {
        return steps.isEmpty() ? start : steps.get(steps.size() - 1).after();
    }
}
