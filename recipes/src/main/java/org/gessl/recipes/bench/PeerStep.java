package org.gessl.recipes.bench;

import org.gessl.framework.train.TimedStep;

/** A training step of a {@link Peer}. */
public interface PeerStep extends TimedStep {

    /** Returns the loss of the last step; NaN before the first. */
    double loss();

    /** Returns the number of trainable scalars. */
    long parameterCount();
}
