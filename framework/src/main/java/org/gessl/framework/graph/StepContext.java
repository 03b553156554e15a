package org.gessl.framework.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * What a forward pass may know of the training step that it belongs to.
 *
 * @param progress share of the run that is done, scalar in [0, 1)
 * @param key key of the pass's random numbers, scalar: two passes with the same key draw the same numbers
 * @param teacher weights of the teacher, constants in every derivative
 * @param layers number format of the layers of encoder and projector
 */
public record StepContext(Operand<TFloat32> progress, Operand<TInt64> key, Parameters teacher, LayerFormat layers) {

    /** Creates a context of float32 layers. */
    public StepContext(Operand<TFloat32> progress, Operand<TInt64> key, Parameters teacher) {
        this(progress, key, teacher, LayerFormat.single());
    }

    /** Returns the context at the start of a run, where the teacher is a copy of the model. */
    public static StepContext start(Ops tf, Parameters weights) {
        return new StepContext(tf.constant(0f), tf.constant(0L), weights);
    }

    /** Returns this context with the random numbers of part {@code number} of a task. */
    public StepContext part(Ops tf, long number) {
        return new StepContext(progress, tf.bitwise.bitwiseXor(key, tf.constant(number)), teacher, layers);
    }
}
