package org.gessl.framework.train;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/** Where the scalars of a step enter its graph. */
final class StepScalars {
    private final TaskGraph graph;
    private final Placeholder<TFloat32> thetaRate;
    private final Placeholder<TFloat32> phiRate;
    private final Placeholder<TFloat32> innerRateRate;
    private final Placeholder<TFloat32> number;

    /** Adds those to {@code graph} that a task alone does not need. */
    StepScalars(TaskGraph graph) {
        this.graph = graph;
        thetaRate = scalar();
        phiRate = scalar();
        innerRateRate = scalar();
        number = scalar();
    }

    private Placeholder<TFloat32> scalar() {
        return graph.tf().placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    }

    /** Returns the learning rate of the model. */
    Operand<TFloat32> thetaRate() {
        return thetaRate;
    }

    /** Returns the learning rate of the threshold network. */
    Operand<TFloat32> phiRate() {
        return phiRate;
    }

    /** Returns the learning rate of the learned inner rates. */
    Operand<TFloat32> innerRateRate() {
        return innerRateRate;
    }

    /** Returns the number of outer steps done, this one included. */
    Operand<TFloat32> number() {
        return number;
    }

    /** Returns a run on {@code batch}, which stays the caller's, with {@code inputs}. */
    Fed feed(TUint8 batch, StepInputs inputs) {
        TInt64 key = TInt64.scalarOf(inputs.key());
        TFloat32 theta = TFloat32.scalarOf((float) inputs.thetaRate());
        TFloat32 phi = TFloat32.scalarOf((float) inputs.phiRate());
        TFloat32 innerRate = TFloat32.scalarOf((float) inputs.innerRateRate());
        TFloat32 steps = TFloat32.scalarOf(inputs.number());
        TFloat32 progress = TFloat32.scalarOf((float) inputs.progress());
        TFloat32 factors = TFloat32.vectorOf(inputs.factors().vector());
        Session.Runner runner = graph.runner(batch, key)
                .feed(thetaRate, theta)
                .feed(phiRate, phi)
                .feed(innerRateRate, innerRate)
                .feed(number, steps)
                .feed(graph.progress(), progress)
                .feed(graph.factors(), factors);
        return new Fed(runner, List.of(key, theta, phi, innerRate, steps, progress, factors));
    }

    /**
     * A run, and what it is fed with, which must not be closed before it has run.
     *
     * @param runner the run
     * @param tensors the scalars
     */
    record Fed(Session.Runner runner, List<Tensor> tensors) implements AutoCloseable {
        @Override
        public void close() {
            tensors.forEach(Tensor::close);
        }
    }
}
