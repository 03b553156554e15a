package org.gessl.framework.plugin;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * One augmented view of a task's images, as the model sees it.
 *
 * @param images augmented images [N, H, W, 3], whole
 * @param features encoder output [N, D]
 * @param embedding projector output [N, E], not normalised
 * @param teacher the same images as the teacher sees them, constants in every derivative; null without a teacher and for local crops
 * @param masked which patches the encoder saw, and a token for each; null if it saw the images whole
 */
public record View(
        Operand<TFloat32> images,
        Operand<TFloat32> features,
        Operand<TFloat32> embedding,
        View teacher,
        MaskedPatches masked) {

    /** Creates a view that no teacher sees and that hides nothing. */
    public View(Operand<TFloat32> images, Operand<TFloat32> features, Operand<TFloat32> embedding) {
        this(images, features, embedding, null, null);
    }

    /**
     * Returns the same images as the teacher sees them.
     *
     * @throws IllegalStateException if there is no teacher: the loss did not ask for one, or the view is a local crop
     */
    @Override
    public View teacher() {
        if (teacher == null) {
            throw new IllegalStateException("this view has no teacher");
        }
        return teacher;
    }

    /**
     * Returns which patches the encoder saw, and a token for each.
     *
     * @throws IllegalStateException if it saw the images whole: the loss did not ask for a mask of this view
     */
    @Override
    public MaskedPatches masked() {
        if (masked == null) {
            throw new IllegalStateException("this view is not masked");
        }
        return masked;
    }

    /** Returns this view, seen by {@code other} too. */
    public View withTeacher(View other) {
        return new View(images, features, embedding, other, masked);
    }

    /** Returns this view as one of which the encoder saw {@code patches} only. */
    public View withMasked(MaskedPatches patches) {
        return new View(images, features, embedding, teacher, patches);
    }
}
