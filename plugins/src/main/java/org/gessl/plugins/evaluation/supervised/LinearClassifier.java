package org.gessl.plugins.evaluation.supervised;

import org.gessl.framework.evaluate.FeatureRows;
import org.gessl.framework.evaluate.Features;
import org.gessl.framework.graph.Sessions;
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

/**
 * A trained linear classifier.
 *
 * @param scaling what is done to the features before
 * @param kernel weights, row-major [D, C]
 * @param bias intercepts [C]
 */
@SuppressWarnings("ArrayRecordComponent")
record LinearClassifier(Scaling scaling, float[] kernel, float[] bias) {

    /** Returns the share of images whose class is among the {@code k} of the largest logits [percent]; of equal ones the smallest classes count. */
    double accuracy(Features features, int k) {
        int dimension = features.dimension();
        int block = FeatureRows.perBlock(dimension);
        long right = 0;
        try (Graph graph = new Graph();
                Session session = Sessions.open(graph);
                TFloat32 weights = tensor(Shape.of(dimension, bias.length), kernel);
                TFloat32 intercepts = tensor(Shape.of(bias.length), bias)) {
            Ops tf = Ops.create(graph);
            Placeholder<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, dimension)));
            Placeholder<TInt32> labels = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
            Placeholder<TFloat32> w =
                    tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(dimension, bias.length)));
            Placeholder<TFloat32> b = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(bias.length)));
            Operand<TInt64> hits = Hits.count(tf, tf.nn.biasAdd(tf.linalg.matMul(x, w), b), labels, k);
            for (int first = 0; first < features.size(); first += block) {
                FeatureRows rows = FeatureRows.range(features, first, Math.min(features.size(), first + block));
                try (TFloat32 values = rows.tensor((row, image) -> scaling.apply(row));
                        TInt32 classes = rows.labels();
                        Result result = session.runner()
                                .feed(x, values)
                                .feed(labels, classes)
                                .feed(w, weights)
                                .feed(b, intercepts)
                                .fetch(hits)
                                .run()) {
                    right += ((TInt64) result.get(0)).getLong();
                }
            }
        }
        return 100.0 * right / features.size();
    }

    static TFloat32 tensor(Shape shape, float[] values) {
        return TFloat32.tensorOf(shape, DataBuffers.of(values));
    }
}
