package org.gessl.framework.bilevel;

import org.gessl.framework.graph.Weights;

/**
 * One inner step as it stands in the graph.
 *
 * @param before where it started
 * @param loss the inner loss there
 * @param gradients its gradients with respect to the adapted weights that it reaches
 * @param after where it led
 */
public record InnerStep(InnerState before, TaskLoss loss, Weights gradients, InnerState after) {}
