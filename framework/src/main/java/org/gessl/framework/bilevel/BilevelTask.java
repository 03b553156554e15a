package org.gessl.framework.bilevel;

import org.gessl.framework.graph.Weights;
import org.tensorflow.op.Ops;

/** One task as an estimator sees it: an inner problem, the outer loss behind it, and the weights to differentiate by. */
public interface BilevelTask {
    /** Returns the operations of the graph. */
    Ops tf();

    /** Returns theta. */
    Weights theta();

    /** Returns phi; empty if there is no threshold network. */
    Weights phi();

    /** Returns the logarithms of the learned inner rates relative to the optimizer's; empty if it is fixed. */
    Weights rates();

    /** Returns the rule of the inner steps. */
    InnerLoop innerLoop();

    /** Returns the inner loss on the support at {@code theta}. */
    TaskLoss innerLoss(Weights theta);

    /** Returns the outer loss behind {@code trajectory}. */
    OuterLoss outerLoss(Trajectory trajectory);

    /** Returns the self-supervised loss at theta on the support, without any inner step. */
    OuterLoss plainLoss();

    /** Returns K inner steps from theta; {@code differentiable} if back-propagation passes through the inner gradients, or else takes them as constants. */
    default Trajectory adapt(boolean differentiable) {
        return adapt(differentiable, 0);
    }

    /** Returns K inner steps from theta on the inner loss plus {@code pull / 2 * ||theta' - theta||^2}. */
    default Trajectory adapt(boolean differentiable, double pull) {
        return innerLoop().run(new InnerProblem(tf(), theta(), rates(), this::innerLoss, pull), differentiable);
    }
}
