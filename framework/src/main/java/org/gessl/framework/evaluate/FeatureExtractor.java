package org.gessl.framework.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.gessl.framework.bilevel.Model;
import org.gessl.framework.data.ImageSet;
import org.gessl.framework.data.SequentialBatches;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.NetworkState;
import org.gessl.framework.graph.Normalisation;
import org.gessl.framework.graph.ParameterLayout;
import org.gessl.framework.graph.RandomKeys;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.graph.Sessions;
import org.gessl.framework.graph.Variables;
import org.gessl.framework.spec.Precision;
import org.gessl.framework.train.AugmentationPipeline;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/** The encoder of a model in evaluation: running statistics, and of the augmentation only what every image gets. */
public final class FeatureExtractor implements AutoCloseable {
    private static final int BATCH = 250;

    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final Session session;
    private final Placeholder<TUint8> images;
    private final Placeholder<TInt64> key;
    private final Operand<TFloat32> features;
    private final int dimension;

    /** Builds the encoder of {@code model}, with its weights and running statistics. */
    public FeatureExtractor(EvaluatedModel model) {
        this(model, List.of());
    }

    /** Builds the encoder of {@code model} that sees each image as {@code changes} make it, one after the other, such as a corruption. */
    public FeatureExtractor(EvaluatedModel model, List<AugmentationPipeline.Step> changes) {
        Model network = model.pipeline().model();
        int height = model.images().test().height();
        int width = model.images().test().width();
        images = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, height, width, 3)));
        key = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
        List<AugmentationPipeline.Step> steps = new ArrayList<>(changes);
        steps.addAll(model.pipeline().evaluationAugmentation().steps());
        Operand<TFloat32> prepared = new AugmentationPipeline(steps)
                .apply(tf, new RandomStream(tf, key), filled(Shape.of(BATCH, height, width, 3)), 1);
        int seenHeight = (int) prepared.shape().get(1);
        int seenWidth = (int) prepared.shape().get(2);
        ParameterLayout layout = network.encoderLayout(seenHeight, seenWidth);
        dimension = network.featureDimension(seenHeight, seenWidth);
        Variables weights = new Variables(tf, "theta", layout.trainable());
        Variables running = new Variables(tf, "running", layout.state());
        Forward net = new Forward(tf, weights.values(), new NetworkState(running.values()), Normalisation.RUNNING);
        Operand<TFloat32> all = network.features(net, prepared);
        features = tf.slice(all, tf.constant(new int[2]), tf.stack(List.of(count(), tf.constant(dimension))));
        session = Sessions.open(graph, Precision.FP32);
        model.load(session, weights);
        model.load(session, running);
    }

    /** Returns the features of every image of {@code set}. */
    public Features features(ImageSet set) {
        return features(set, 0);
    }

    /** Returns the features of every image of {@code set}; the random numbers of changes come from {@code seed}, the same for the same image. */
    public Features features(ImageSet set, long seed) {
        float[] values = new float[Math.multiplyExact(set.size(), dimension)];
        int[] labels = new int[set.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = set.label(i);
        }
        new SequentialBatches(set, BATCH).forEach((first, batch) -> {
            try (TInt64 numbers = TInt64.scalarOf(RandomKeys.heldOutTask(seed, first));
                    Result result = session.runner()
                            .feed(images, batch)
                            .feed(key, numbers)
                            .fetch(features)
                            .run()) {
                TFloat32 rows = (TFloat32) result.get(0);
                int length = Math.toIntExact(rows.size());
                rows.asRawTensor()
                        .data()
                        .asFloats()
                        .copyTo(DataBuffers.of(values, false, false).offset((long) first * dimension), length);
            }
        });
        return new EncodedFeatures(values, dimension, labels);
    }

    /** Returns the number of images in the batch at hand. */
    private Operand<TInt32> count() {
        return tf.gather(tf.shape(images), tf.constant(0), tf.constant(0));
    }

    /** Returns the batch at hand with black images behind it, so that its shape is {@code shape}: augmentations need a static one. */
    private Operand<TUint8> filled(Shape shape) {
        Operand<TInt32> missing = tf.math.sub(tf.constant((int) shape.get(0)), count());
        Operand<TInt32> paddings = tf.reshape(
                tf.concat(
                        List.of(tf.constant(new int[1]), tf.reshape(missing, tf.array(1)), tf.constant(new int[6])),
                        tf.constant(0)),
                tf.array(4, 2));
        Operand<TUint8> black = tf.dtypes.cast(tf.constant(0), TUint8.class);
        return tf.reshape(tf.pad(images, paddings, black), tf.constant(shape.asArray()));
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
