package org.gessl.framework.bilevel;

import org.gessl.framework.graph.Weights;
import org.tensorflow.op.Ops;

/** One task as estimators and objectives see it: a differentiable inner problem and the losses around it. */
public interface BilevelTask {

    /** Returns the operations of the graph. */
    Ops tf();

    /** Returns theta. */
    Weights theta();

    /** Returns phi; empty if there is no threshold network. */
    Weights phi();

    /** Returns the inner loss on the support at {@code theta}. */
    InnerLoss innerLoss(Weights theta);
}
