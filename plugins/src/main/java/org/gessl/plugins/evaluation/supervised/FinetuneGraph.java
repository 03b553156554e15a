package org.gessl.plugins.evaluation.supervised;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gessl.framework.bilevel.Model;
import org.gessl.framework.data.ImageSet;
import org.gessl.framework.data.SequentialBatches;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.NetworkState;
import org.gessl.framework.graph.Normalisation;
import org.gessl.framework.graph.ParameterLayout;
import org.gessl.framework.graph.ParameterSpec;
import org.gessl.framework.graph.RandomKeys;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.graph.Sessions;
import org.gessl.framework.graph.Variables;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.plugin.Optimizer;
import org.gessl.framework.spec.Precision;
import org.gessl.framework.train.AugmentationPipeline;
import org.gessl.framework.train.Checkpoint;
import org.gessl.framework.train.FetchedTensors;
import org.gessl.plugins.loss.CrossEntropy;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/** An encoder with a linear classifier on its features, both in training: steps on batches of images, and the count of right answers. */
final class FinetuneGraph implements AutoCloseable {
    private static final int TEST_BATCH = 250;
    private static final String CLASSIFIER = "classifier";

    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final Session session;
    private final Model network;
    private final int classes;
    private final TrainableWeights encoder;
    private final TrainableWeights classifier;
    private final Variables running;
    private final BatchInputs inputs;
    private final Placeholder<TUint8> images;
    private final Placeholder<TInt64> key;
    private final List<Op> step;
    private final Placeholder<TUint8> testImages;
    private final Placeholder<TInt32> testLabels;
    private final Operand<TInt64> right;

    /**
     * Builds the graph with the weights of {@code model} and a classifier drawn from {@code seed}.
     *
     * @param changes random changes of the images before what evaluation does to each
     */
    FinetuneGraph(
            EvaluatedModel model,
            List<AugmentationPipeline.Step> changes,
            Optimizer optimizer,
            int batchSize,
            long seed) {
        network = model.pipeline().model();
        classes = model.images().classes().size();
        int height = model.images().train().height();
        int width = model.images().train().width();
        AugmentationPipeline fixed = model.pipeline().evaluationAugmentation();
        List<AugmentationPipeline.Step> steps = new ArrayList<>(changes);
        steps.addAll(fixed.steps());

        images = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(batchSize, height, width, 3)));
        key = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
        inputs = BatchInputs.of(tf, batchSize);
        Operand<TFloat32> views = new AugmentationPipeline(steps).apply(tf, new RandomStream(tf, key), images, 1);
        int seenHeight = (int) views.shape().get(1);
        int seenWidth = (int) views.shape().get(2);
        ParameterLayout layout = network.encoderLayout(seenHeight, seenWidth);
        encoder = new TrainableWeights(tf, "encoder", layout.trainable(), optimizer);
        classifier = new TrainableWeights(
                tf, CLASSIFIER, classifierSpecs(network.featureDimension(seenHeight, seenWidth)), optimizer);
        running = new Variables(tf, "running", layout.state());

        NetworkState state = new NetworkState(running.values());
        step = step(logits(views, state, Normalisation.BATCH_AND_TRACK));
        step.addAll(running.assign(state.replaced()));

        testImages = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, height, width, 3)));
        testLabels = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
        Operand<TFloat32> prepared = fixed.apply(tf, new RandomStream(tf, key), testImages, 1);
        right = Hits.count(
                tf, logits(prepared, new NetworkState(running.values()), Normalisation.RUNNING), testLabels, 1);

        session = Sessions.open(graph, Precision.FP32);
        initialise(model, seed);
    }

    /** Trains on a batch; {@code randomness} seeds the changes of its images. */
    void step(TUint8 batch, TInt32 labels, float rate, int number, long randomness) {
        try (TInt64 numbers = TInt64.scalarOf(randomness)) {
            inputs.run(session.runner().feed(images, batch).feed(key, numbers), labels, rate, number, step);
        }
    }

    /** Returns the share of {@code set} that the classifier has right [percent]. */
    double accuracy(ImageSet set) {
        long[] total = new long[1];
        new SequentialBatches(set, TEST_BATCH).forEach((first, batch) -> {
            try (TInt32 labels = Labels.of(set, first, (int) batch.shape().get(0));
                    TInt64 none = TInt64.scalarOf(0);
                    Result result = session.runner()
                            .feed(testImages, batch)
                            .feed(testLabels, labels)
                            .feed(key, none)
                            .fetch(right)
                            .run()) {
                total[0] += ((TInt64) result.get(0)).getLong();
            }
        });
        return 100.0 * total[0] / set.size();
    }

    /** Returns the tensors of encoder and classifier as they are now, by name. */
    Map<String, Checkpoint.Tensor> tensors() {
        return FetchedTensors.of(
                session.runner(), encoder.values().and(classifier.values()).and(running.values()));
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }

    private List<ParameterSpec> classifierSpecs(int dimension) {
        return ParameterLayout.of(net -> net.dense(
                        CLASSIFIER,
                        net.tf().placeholder(TFloat32.class, Placeholder.shape(Shape.of(1, dimension))),
                        classes))
                .trainable();
    }

    private Operand<TFloat32> logits(Operand<TFloat32> views, NetworkState state, Normalisation normalisation) {
        Weights weights = encoder.values().and(classifier.values());
        Forward net = new Forward(tf, weights, state, normalisation);
        return net.dense(CLASSIFIER, network.features(net, views), classes);
    }

    private List<Op> step(Operand<TFloat32> logits) {
        Operand<TFloat32> loss = CrossEntropy.of(tf, inputs.targets(tf, classes), logits);
        Weights gradients = Gradients.of(tf, loss, encoder.values().and(classifier.values()));
        List<Op> result = new ArrayList<>();
        for (TrainableWeights group : List.of(encoder, classifier)) {
            Weights own = gradients.select(group.values().names()::contains);
            result.addAll(group.step(own, inputs.rate(), inputs.number()));
        }
        return result;
    }

    private void initialise(EvaluatedModel model, long seed) {
        RandomStream random = new RandomStream(tf, tf.constant(RandomKeys.initialWeights(seed)));
        List<Op> all = new ArrayList<>(encoder.initialise(random));
        all.addAll(classifier.initialise(random));
        all.addAll(running.initialise(random));
        Sessions.run(session, all);
        model.load(session, encoder.variables());
        model.load(session, running);
    }
}
