package org.gessl.framework.plugin;

import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Weights;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A gradient-descent rule as a pure function, so that it serves the outer update (where its result is assigned to the variables) and the inner
 * steps (where back-propagation passes through it).
 */
public interface Optimizer {

    /** Returns the learning rate before any schedule. */
    double learningRate();

    /** Returns the names of its buffers, each as large as the weights and zero at the start; such as {@code momentum}. */
    List<String> slots();

    /** Returns weights and buffers after one step. */
    Update step(Step step);

    /**
     * What a step starts from.
     *
     * @param tf operations of the graph
     * @param learningRate scalar
     * @param number 1 for the first step, scalar
     * @param weights the weights
     * @param gradients gradients named like the weights
     * @param slots buffers by slot name, each named like the weights
     */
    record Step(
            Ops tf,
            Operand<TFloat32> learningRate,
            Operand<TFloat32> number,
            Weights weights,
            Weights gradients,
            Map<String, Weights> slots) {}

    /**
     * What a step ends with.
     *
     * @param weights the new weights
     * @param slots the new buffers by slot name
     */
    record Update(Weights weights, Map<String, Weights> slots) {}
}
