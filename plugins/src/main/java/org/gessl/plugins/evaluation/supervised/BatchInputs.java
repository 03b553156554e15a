package org.gessl.plugins.evaluation.supervised;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * What a step of supervised training is fed with beside its images.
 *
 * @param labels classes of the images [N]
 * @param rate learning rate, scalar
 * @param number 1 for the first step, scalar
 */
record BatchInputs(Placeholder<TInt32> labels, Placeholder<TFloat32> rate, Placeholder<TFloat32> number) {

    /** Returns the inputs for batches of {@code size} images. */
    static BatchInputs of(Ops tf, int size) {
        return new BatchInputs(
                tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(size))),
                tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar())),
                tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar())));
    }

    /** Returns the labels as rows with a single one [N, classes]. */
    Operand<TFloat32> targets(Ops tf, int classes) {
        return tf.oneHot(labels, tf.constant(classes), tf.constant(1f), tf.constant(0f));
    }

    /** Runs {@code step} with these inputs and what {@code runner} is fed with already. */
    void run(Session.Runner runner, TInt32 classes, float learningRate, int step, List<Op> targets) {
        try (TFloat32 rateValue = TFloat32.scalarOf(learningRate);
                TFloat32 numberValue = TFloat32.scalarOf(step)) {
            runner.feed(labels, classes).feed(rate, rateValue).feed(number, numberValue);
            targets.forEach(runner::addTarget);
            runner.run().close();
        }
    }
}
