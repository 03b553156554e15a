package org.gessl.framework.graph;

import org.tensorflow.ndarray.Shape;

/**
 * One tensor that a network owns.
 *
 * @param name full name, such as {@code encoder/stem/conv}
 * @param shape static shape
 * @param initializer value it starts from
 */
public record ParameterSpec(String name, Shape shape, Initializer initializer) {}
