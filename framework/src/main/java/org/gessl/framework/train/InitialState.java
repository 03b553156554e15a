package org.gessl.framework.train;

import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.RandomKeys;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.graph.Sessions;
import org.gessl.framework.spec.Precision;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/** The tensors that a run starts from, drawn again from its seed without the graph of a step. */
public final class InitialState {
    private InitialState() {}

    /** Returns the tensors of {@code pipeline} before its first step on images of {@code height x width}, by the name that they have in a checkpoint. */
    public static Map<String, Checkpoint.Tensor> of(Pipeline pipeline, int height, int width) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Operand<TInt64> key = tf.constant(
                    RandomKeys.initialWeights(pipeline.spec().train().seed()));
            TrainingState state = state(tf, pipeline, height, width, new RandomStream(tf, key));
            List<Op> initialise = state.initialise(new RandomStream(tf, key));
            try (Session session = Sessions.open(graph, Precision.FP32)) {
                Sessions.run(session, initialise);
                return state.read(session);
            }
        }
    }

    private static TrainingState state(Ops tf, Pipeline pipeline, int height, int width, RandomStream random) {
        int images = pipeline.spec().data().batchSize() * (pipeline.crossed() ? 2 : 1);
        Shape batch = Shape.of(images, height, width, 3);
        TaskImages task = TaskImages.of(tf, pipeline, tf.placeholder(TUint8.class, Placeholder.shape(batch)), random);
        TaskLayouts layouts = TaskLayouts.of(pipeline, task.images().support());
        boolean taught = pipeline.model().loss().teacher().isPresent();
        return new TrainingState(tf, layouts, taught, pipeline.outer());
    }
}
