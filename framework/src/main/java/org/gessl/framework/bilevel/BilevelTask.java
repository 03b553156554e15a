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

    /**
     * Returns K inner steps from theta.
     *
     * @param differentiable whether back-propagation passes through the inner gradients, or takes them as constants
     */
    Trajectory adapt(boolean differentiable);

    /** Returns the outer loss behind {@code trajectory}. */
    OuterLoss outerLoss(Trajectory trajectory);

    /** Returns the self-supervised loss at theta on the support, without any inner step. */
    OuterLoss plainLoss();
}
