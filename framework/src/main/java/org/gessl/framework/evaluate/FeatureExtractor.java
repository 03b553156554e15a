package org.gessl.framework.evaluate;

import org.gessl.framework.bilevel.Model;
import org.gessl.framework.data.ImageSet;
import org.gessl.framework.data.SequentialBatches;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.NetworkState;
import org.gessl.framework.graph.Normalisation;
import org.gessl.framework.graph.ParameterLayout;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.graph.Sessions;
import org.gessl.framework.graph.Variables;
import org.gessl.framework.spec.Precision;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** The encoder of a model in evaluation: running statistics, no augmentation but what every image gets. */
public final class FeatureExtractor implements AutoCloseable {
    private static final int BATCH = 250;

    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final Session session;
    private final Placeholder<TUint8> images;
    private final Operand<TFloat32> features;
    private final int dimension;

    /** Builds the encoder of {@code model}, with its weights and running statistics. */
    public FeatureExtractor(EvaluatedModel model) {
        Model network = model.pipeline().model();
        int height = model.images().train().height();
        int width = model.images().train().width();
        images = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, height, width, 3)));
        RandomStream none = new RandomStream(tf, tf.constant(0L));
        Operand<TFloat32> prepared = model.pipeline().evaluationAugmentation().apply(tf, none, images, 1);
        ParameterLayout layout = network.encoderLayout(
                (int) prepared.shape().get(1), (int) prepared.shape().get(2));
        dimension = network.featureDimension(
                (int) prepared.shape().get(1), (int) prepared.shape().get(2));
        Variables weights = new Variables(tf, "theta", layout.trainable());
        Variables running = new Variables(tf, "running", layout.state());
        Forward net = new Forward(tf, weights.values(), new NetworkState(running.values()), Normalisation.RUNNING);
        features = network.features(net, prepared);
        session = Sessions.open(graph, Precision.FP32);
        model.load(session, weights);
        model.load(session, running);
    }

    /** Returns the features of every image of {@code set}. */
    public Features features(ImageSet set) {
        float[] values = new float[Math.multiplyExact(set.size(), dimension)];
        int[] labels = new int[set.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = set.label(i);
        }
        new SequentialBatches(set, BATCH).forEach((first, batch) -> {
            try (Result result =
                    session.runner().feed(images, batch).fetch(features).run()) {
                TFloat32 rows = (TFloat32) result.get(0);
                int count = Math.toIntExact(rows.size());
                rows.asRawTensor()
                        .data()
                        .asFloats()
                        .copyTo(DataBuffers.of(values, false, false).offset((long) first * dimension), count);
            }
        });
        return new EncodedFeatures(values, dimension, labels);
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
