package org.gessl.framework.plugin;

import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * One augmented view of a task's images, as the model sees it.
 *
 * @param images augmented images [N, H, W, 3], whole
 * @param features encoder output [N, D]
 * @param embedding projector output [N, E], not normalised
 * @param masked which patches the encoder saw, and a token for each; empty if it saw the images whole
 */
public record View(
        Operand<TFloat32> images,
        Operand<TFloat32> features,
        Operand<TFloat32> embedding,
        Optional<MaskedPatches> masked) {

    /** Creates a view that the encoder saw whole. */
    public View(Operand<TFloat32> images, Operand<TFloat32> features, Operand<TFloat32> embedding) {
        this(images, features, embedding, Optional.empty());
    }
}
