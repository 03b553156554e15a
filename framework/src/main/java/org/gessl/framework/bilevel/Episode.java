package org.gessl.framework.bilevel;

import org.gessl.framework.graph.Weights;
import org.tensorflow.op.Ops;

/** One task as an objective sees it: the losses of any weights on its support and its query. */
public interface Episode {

    /** Returns the operations of the graph. */
    Ops tf();

    /** Returns {@code weights.ssl * L_ssl + weights.disc * L_disc} of {@code theta} on the support; without L_disc where its weight is 0. */
    TaskLoss support(Weights theta, LossWeights weights);

    /** Returns {@code weights.ssl * L_ssl + weights.disc * L_disc} of {@code theta} on the query; without L_disc where its weight is 0. */
    TaskLoss query(Weights theta, LossWeights weights);
}
