package org.gessl.plugins.evaluation.supervised;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gessl.framework.evaluate.FeatureRows;
import org.gessl.framework.evaluate.Features;
import org.gessl.framework.graph.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.nn.SparseSoftmaxCrossEntropyWithLogits;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;

/**
 * The objective of multinomial logistic regression as a function of all its parameters, the kernel row-major [D, C] and then the intercepts [C]:
 * {@code 1/n (sum_i cross-entropy_i + l2/2 * ||W||^2)}. One run of the graph gives value and gradient of a block of images.
 */
final class SoftmaxRegression implements Lbfgs.Objective, AutoCloseable {
    private final int images;
    private final int dimension;
    private final int classes;
    private final double l2;
    private final Scaling scaling;
    private final List<Block> blocks = new ArrayList<>();
    private final Graph graph = new Graph();
    private final Session session;
    private final Placeholder<TFloat32> x;
    private final Placeholder<TInt32> labels;
    private final Placeholder<TFloat32> kernel;
    private final Placeholder<TFloat32> bias;
    private final List<Operand<?>> fetched;

    /** Some images in memory. */
    private record Block(TFloat32 x, TInt32 labels) {}

    SoftmaxRegression(Features train, Scaling scaling, int classes, double l2) {
        this.images = train.size();
        this.dimension = train.dimension();
        this.classes = classes;
        this.l2 = l2;
        this.scaling = scaling;
        Ops tf = Ops.create(graph);
        x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, dimension)));
        labels = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
        kernel = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(dimension, classes)));
        bias = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(classes)));
        SparseSoftmaxCrossEntropyWithLogits<TFloat32> entropy =
                tf.nn.sparseSoftmaxCrossEntropyWithLogits(tf.nn.biasAdd(tf.linalg.matMul(x, kernel), bias), labels);
        // The sum in double precision: a line search compares values that differ in their last digits.
        Operand<TFloat64> loss = tf.reduceSum(tf.dtypes.cast(entropy.loss(), TFloat64.class), tf.constant(0));
        fetched = List.of(
                loss,
                tf.linalg.matMul(x, entropy.backprop(), MatMul.transposeA(true)),
                tf.reduceSum(entropy.backprop(), tf.constant(0)));
        session = Sessions.open(graph);
        int block = FeatureRows.perBlock(dimension);
        for (int first = 0; first < images; first += block) {
            FeatureRows rows = FeatureRows.range(train, first, Math.min(images, first + block));
            blocks.add(new Block(rows.tensor((row, image) -> scaling.apply(row)), rows.labels()));
        }
    }

    /** Returns the number of parameters. */
    int parameters() {
        return (dimension + 1) * classes;
    }

    @Override
    public double value(double[] parameters, double[] gradient) {
        Arrays.fill(gradient, 0);
        double sum = penalty(parameters, gradient);
        LinearClassifier at = classifier(parameters);
        try (TFloat32 w = LinearClassifier.tensor(Shape.of(dimension, classes), at.kernel());
                TFloat32 b = LinearClassifier.tensor(Shape.of(classes), at.bias())) {
            for (Block block : blocks) {
                sum += add(block, w, b, gradient);
            }
        }
        Vectors.scale(gradient, 1.0 / images);
        return sum / images;
    }

    /** Returns the classifier with {@code parameters}. */
    LinearClassifier classifier(double[] parameters) {
        int weights = dimension * classes;
        return new LinearClassifier(
                scaling, floats(parameters, 0, weights), floats(parameters, weights, parameters.length));
    }

    @Override
    public void close() {
        for (Block block : blocks) {
            block.x.close();
            block.labels.close();
        }
        session.close();
        graph.close();
    }

    private double penalty(double[] parameters, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < dimension * classes; i++) {
            sum += parameters[i] * parameters[i];
            gradient[i] = l2 * parameters[i];
        }
        return l2 / 2 * sum;
    }

    private double add(Block block, TFloat32 w, TFloat32 b, double[] gradient) {
        Session.Runner runner = session.runner()
                .feed(x, block.x)
                .feed(labels, block.labels)
                .feed(kernel, w)
                .feed(bias, b);
        fetched.forEach(runner::fetch);
        try (Result result = runner.run()) {
            add((TFloat32) result.get(1), gradient, 0);
            add((TFloat32) result.get(2), gradient, dimension * classes);
            return ((TFloat64) result.get(0)).getDouble();
        }
    }

    private static void add(TFloat32 tensor, double[] gradient, int offset) {
        float[] values = new float[Math.toIntExact(tensor.size())];
        tensor.asRawTensor().data().asFloats().read(values);
        for (int i = 0; i < values.length; i++) {
            gradient[offset + i] += values[i];
        }
    }

    private static float[] floats(double[] values, int from, int to) {
        float[] result = new float[to - from];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) values[from + i];
        }
        return result;
    }
}
