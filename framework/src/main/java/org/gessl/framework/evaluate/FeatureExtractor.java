package org.gessl.framework.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.gessl.framework.train.Checkpoint;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/** The encoder of a model in evaluation: running statistics, no augmentation but what every image gets. */
public final class FeatureExtractor implements AutoCloseable {
    private static final int BATCH = 250;

    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final Session session;
    private final Placeholder<TUint8> images;
    private final Placeholder<TInt64> key;
    private final Variables weights;
    private final Variables running;
    private final List<Op> initialise = new ArrayList<>();
    private final Operand<TFloat32> features;
    private final int dimension;

    /** Builds the encoder of {@code model} for stored images of {@code height x width}. */
    public FeatureExtractor(Model model, AugmentationPipeline augmentation, int height, int width) {
        ParameterLayout layout = model.encoderLayout(height, width);
        dimension = model.featureDimension(height, width);
        images = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, height, width, 3)));
        key = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
        RandomStream random = new RandomStream(tf, key);
        weights = new Variables(tf, "theta", layout.trainable());
        running = new Variables(tf, "running", layout.state());
        initialise.addAll(weights.initialise(random));
        initialise.addAll(running.initialise(random));
        Forward net = new Forward(tf, weights.values(), new NetworkState(running.values()), Normalisation.RUNNING);
        features = model.features(net, augmentation.apply(tf, random, images, 1));
        session = Sessions.open(graph, Precision.FP32);
    }

    /** Gives the encoder the weights that training with {@code seed} starts from. */
    public void initialise(long seed) {
        Session.Runner runner = session.runner();
        initialise.forEach(runner::addTarget);
        try (TInt64 drawn = TInt64.scalarOf(RandomKeys.initialWeights(seed))) {
            runner.feed(key, drawn).run().close();
        }
    }

    /** Gives the encoder the weights and running statistics of a checkpoint. */
    public void load(Map<String, Checkpoint.Tensor> tensors) {
        for (Variables variables : List.of(weights, running)) {
            variables.write(session, spec -> Checkpoint.tensor(tensors, spec.name(), spec.shape()));
        }
    }

    /** Returns the features of every image of {@code set}. */
    public Features features(ImageSet set) {
        float[] values = new float[Math.multiplyExact(set.size(), dimension)];
        int[] labels = new int[set.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = set.label(i);
        }
        new SequentialBatches(set, BATCH).forEach((first, batch) -> {
            try (TInt64 unused = TInt64.scalarOf(0);
                    Result result = session.runner()
                            .feed(images, batch)
                            .feed(key, unused)
                            .fetch(features)
                            .run()) {
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
