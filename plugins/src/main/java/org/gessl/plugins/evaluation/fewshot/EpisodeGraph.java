package org.gessl.plugins.evaluation.fewshot;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gessl.framework.graph.Rows;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.math.Mean;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Classifies the queries of many episodes at once.
 *
 * @param episodes episodes E
 * @param ways classes N of an episode
 * @param shots labelled images K of each class
 * @param queries images Q of each class to classify
 */
record EpisodeGraph(int episodes, int ways, int shots, int queries) {
    private static final double PRECISION = 1e-6;

    /**
     * Returns the accuracy of each episode [E] by head.
     *
     * @param x features [E * N * (K + Q), D]: an episode after the other, in it a class after the other, in it the support first
     */
    Map<FewShotHead, Operand<TFloat32>> accuracies(Ops tf, Operand<TFloat32> x, FewShot options) {
        Map<FewShotHead, Operand<TFloat32>> result = new LinkedHashMap<>();
        for (FewShotHead head : options.heads()) {
            result.put(
                    head,
                    accuracy(
                            tf,
                            switch (head) {
                                case PROTOTYPE -> prototypeScores(tf, x, options.metric());
                                case LOGISTIC -> logisticScores(tf, x, options.l2());
                            }));
        }
        return result;
    }

    /** Returns the scores [E, N * Q, N] by prototypes. */
    private Operand<TFloat32> prototypeScores(Ops tf, Operand<TFloat32> x, FewShotMetric metric) {
        boolean cosine = metric == FewShotMetric.COSINE;
        Operand<TFloat32> features = cosine ? Rows.normalise(tf, x) : x;
        Operand<TFloat32> means = tf.math.mean(part(tf, features, 0, shots), tf.constant(2));
        Operand<TFloat32> prototypes = cosine ? Rows.normalise(tf, means) : means;
        Operand<TFloat32> products = product(tf, queries(tf, features), prototypes);
        if (cosine) {
            return products;
        }
        // ||q - p||^2 without the part that is the same for all prototypes.
        Operand<TFloat32> lengths = tf.reduceSum(tf.math.square(prototypes), tf.constant(2));
        return tf.math.sub(tf.math.mul(products, tf.constant(2f)), tf.reshape(lengths, tf.array(episodes, 1, ways)));
    }

    /**
     * Returns the logits [E, N * Q, N] of logistic regression. Its weights are combinations {@code X^T A} of the support X, so the descent is on A
     * [E, N * K, N]; with the best intercepts for them the loss is {@code l2}-strongly convex with curvature at most {@code l2 + N * K / 2}, so Nesterov's
     * method with constant momentum reaches any precision in a number of steps that is known before. Each step moves the intercepts to where the classes
     * are as probable as they are frequent. Images count from the support's mean, which the intercepts would else have to follow.
     */
    private Operand<TFloat32> logisticScores(Ops tf, Operand<TFloat32> x, double l2) {
        Operand<TFloat32> features = Rows.normalise(tf, x);
        int images = ways * shots;
        Operand<TFloat32> uncentred = tf.reshape(part(tf, features, 0, shots), tf.array(episodes, images, -1));
        Operand<TFloat32> mean = tf.math.mean(uncentred, tf.constant(1), Mean.keepDims(true));
        Operand<TFloat32> support = tf.math.sub(uncentred, mean);
        Operand<TFloat32> kernel = product(tf, support, support);
        Operand<TFloat32> targets =
                tf.oneHot(tf.constant(labels(shots)), tf.constant(ways), tf.constant(1f), tf.constant(0f));
        double curvature = l2 + images / 2.0;
        double root = Math.sqrt(curvature / l2);
        Operand<TFloat32> momentum = tf.constant((float) ((root - 1) / (root + 1)));
        Operand<TFloat32> rate = tf.constant((float) (1 / curvature));
        Operand<TFloat32> penalty = tf.constant((float) l2);
        Operand<TFloat32> a = tf.fill(tf.array(episodes, images, ways), tf.constant(0f));
        Operand<TFloat32> ahead = a;
        Operand<TFloat32> intercepts = tf.fill(tf.array(episodes, 1, ways), tf.constant(0f));
        for (int step = 0; step < steps(root); step++) {
            Operand<TFloat32> products = tf.train.batchMatMul(kernel, ahead, TFloat32.class);
            intercepts = tf.math.add(intercepts, excess(tf, tf.math.add(products, intercepts)));
            Operand<TFloat32> residual = tf.math.sub(tf.nn.softmax(tf.math.add(products, intercepts)), targets);
            Operand<TFloat32> gradient = tf.math.add(residual, tf.math.mul(ahead, penalty));
            Operand<TFloat32> next = tf.math.sub(ahead, tf.math.mul(gradient, rate));
            ahead = tf.math.add(next, tf.math.mul(tf.math.sub(next, a), momentum));
            a = next;
        }
        Operand<TFloat32> asked = product(tf, tf.math.sub(queries(tf, features), mean), support);
        return tf.math.add(tf.train.batchMatMul(asked, a, TFloat32.class), intercepts);
    }

    /** Returns the logarithm of how much more frequent than probable each class is, [E, 1, N]: a step of iterative scaling (Darroch and Ratcliff, 1972). */
    private Operand<TFloat32> excess(Ops tf, Operand<TFloat32> logits) {
        Operand<TFloat32> probable = tf.reduceSum(tf.nn.softmax(logits), tf.constant(1), ReduceSum.keepDims(true));
        return tf.math.log(tf.math.div(tf.constant((float) shots), probable));
    }

    /** Returns after how many steps the error has shrunk by 1e-6: each shrinks its square by {@code 1 - 1 / root}. */
    private static int steps(double root) {
        return (int) Math.ceil(2 * root * -Math.log(PRECISION)) + 1;
    }

    private Operand<TFloat32> accuracy(Ops tf, Operand<TFloat32> scores) {
        Operand<TInt32> best = tf.math.argMax(scores, tf.constant(2), TInt32.class);
        Operand<TFloat32> right = tf.dtypes.cast(tf.math.equal(best, tf.constant(labels(queries))), TFloat32.class);
        return tf.math.mean(right, tf.constant(1));
    }

    /** Returns the classes of {@code count} images of each class. */
    private int[] labels(int count) {
        int[] labels = new int[ways * count];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i / count;
        }
        return labels;
    }

    private Operand<TFloat32> queries(Ops tf, Operand<TFloat32> features) {
        return tf.reshape(part(tf, features, shots, queries), tf.array(episodes, ways * queries, -1));
    }

    /** Returns {@code count} images of each class from {@code first} on, [E, N, count, D]. */
    private Operand<TFloat32> part(Ops tf, Operand<TFloat32> features, int first, int count) {
        Operand<TFloat32> all = tf.reshape(features, tf.array(episodes, ways, shots + queries, -1));
        return tf.slice(all, tf.array(0, 0, first, 0), tf.array(-1, -1, count, -1));
    }

    /** Returns {@code a b^T} of each episode. */
    private static Operand<TFloat32> product(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b) {
        return tf.train.batchMatMul(a, b, TFloat32.class, BatchMatMul.adjY(true));
    }
}
