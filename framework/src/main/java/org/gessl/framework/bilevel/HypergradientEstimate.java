package org.gessl.framework.bilevel;

import java.util.Map;
import org.gessl.framework.graph.Weights;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The hypergradient of one task.
 *
 * @param theta gradients named like theta
 * @param phi gradients named like phi; empty if there is no threshold network
 * @param loss outer loss, scalar
 * @param metrics what else was computed on the way, scalars by name
 */
public record HypergradientEstimate(
        Weights theta, Weights phi, Operand<TFloat32> loss, Map<String, Operand<TFloat32>> metrics) {}
