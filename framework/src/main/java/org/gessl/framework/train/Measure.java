package org.gessl.framework.train;

import java.util.Map;

/** Measures the model now and then while it trains. It draws on no randomness of the run and changes nothing of it. */
@FunctionalInterface
public interface Measure {

    /** Returns the figures by name, such as {@code effective-rank}, of the model with {@code tensors}, by name as in a checkpoint. */
    Map<String, Double> of(Map<String, Checkpoint.Tensor> tensors);
}
