package org.gessl.framework.plugin;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * One augmented view of a task's images, as the model sees it.
 *
 * @param images augmented images [N, H, W, 3]
 * @param features encoder output [N, D]
 * @param embedding projector output [N, E], not normalised
 */
public record View(Operand<TFloat32> images, Operand<TFloat32> features, Operand<TFloat32> embedding) {}
