package org.gessl.plugins.evaluation.supervised;

import java.util.List;
import java.util.Map;
import org.gessl.framework.evaluate.FeatureRows;
import org.gessl.framework.evaluate.Features;
import org.gessl.framework.graph.Initializer;
import org.gessl.framework.graph.ParameterSpec;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.graph.Sessions;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.plugin.Optimizer;
import org.gessl.framework.train.Checkpoint;
import org.gessl.framework.train.FetchedTensors;
import org.gessl.plugins.loss.CrossEntropy;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Trains a linear classifier with mini-batches; it starts from zero. */
final class MiniBatchRegression {
    private static final String KERNEL = "kernel";
    private static final String BIAS = "bias";

    private final Features train;
    private final Scaling scaling;
    private final int classes;

    MiniBatchRegression(Features train, Scaling scaling, int classes) {
        this.train = train;
        this.scaling = scaling;
        this.classes = classes;
    }

    /** Returns the classifier after all steps of {@code schedule}. */
    LinearClassifier train(Optimizer optimizer, TrainingSchedule schedule) {
        try (Graph graph = new Graph();
                Session session = Sessions.open(graph)) {
            Ops tf = Ops.create(graph);
            TrainableWeights weights = new TrainableWeights(tf, "linear", specs(), optimizer);
            BatchInputs inputs = BatchInputs.of(tf, schedule.batchSize());
            Placeholder<TFloat32> x = tf.placeholder(
                    TFloat32.class, Placeholder.shape(Shape.of(schedule.batchSize(), train.dimension())));
            Operand<TFloat32> logits = tf.nn.biasAdd(
                    tf.linalg.matMul(x, weights.values().get(KERNEL)),
                    weights.values().get(BIAS));
            Operand<TFloat32> loss = CrossEntropy.of(tf, inputs.targets(tf, classes), logits);
            List<Op> step = weights.step(Gradients.of(tf, loss, weights.values()), inputs.rate(), inputs.number());
            Sessions.run(session, weights.initialise(new RandomStream(tf, tf.constant(0L))));
            schedule.run((rows, rate, number) -> {
                FeatureRows batch = new FeatureRows(train, rows);
                try (TFloat32 values = batch.tensor((row, image) -> scaling.apply(row));
                        TInt32 labels = batch.labels()) {
                    inputs.run(session.runner().feed(x, values), labels, rate, number, step);
                }
            });
            return read(session, weights);
        }
    }

    private List<ParameterSpec> specs() {
        return List.of(
                new ParameterSpec(KERNEL, Shape.of(train.dimension(), classes), Initializer.constant(0)),
                new ParameterSpec(BIAS, Shape.of(classes), Initializer.constant(0)));
    }

    private LinearClassifier read(Session session, TrainableWeights weights) {
        Map<String, Checkpoint.Tensor> tensors = FetchedTensors.of(session.runner(), weights.values());
        return new LinearClassifier(
                scaling, tensors.get(KERNEL).values(), tensors.get(BIAS).values());
    }
}
