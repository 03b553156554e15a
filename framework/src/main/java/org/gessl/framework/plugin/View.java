package org.gessl.framework.plugin;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * One augmented view of a task's images, as the model sees it.
 *
 * @param images augmented images [N, H, W, 3]
 * @param features encoder output [N, D]
 * @param embedding projector output [N, E], not normalised
 * @param teacher the same images as the teacher sees them, constants in every derivative; null without a teacher and for local crops
 */
public record View(Operand<TFloat32> images, Operand<TFloat32> features, Operand<TFloat32> embedding, View teacher) {

    /** Creates a view that no teacher sees. */
    public View(Operand<TFloat32> images, Operand<TFloat32> features, Operand<TFloat32> embedding) {
        this(images, features, embedding, null);
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

    /** Returns this view, seen by {@code other} too. */
    public View withTeacher(View other) {
        return new View(images, features, embedding, other);
    }
}
