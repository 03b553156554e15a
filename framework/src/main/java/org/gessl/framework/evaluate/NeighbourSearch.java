package org.gessl.framework.evaluate;

import java.util.stream.Stream;
import org.gessl.framework.graph.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.ndarray.buffer.IntDataBuffer;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Finds the nearest training images of every test image by cosine. Blocks of both splits meet in the graph, one pair at a time, so that memory does
 * not grow with either split.
 *
 * @param trainRows training images of a block
 * @param testRows test images of a block
 */
public record NeighbourSearch(int trainRows, int testRows) {
    private static final int SIMILARITIES = 8 << 20;
    private static final int MOST_TRAIN_ROWS = 1 << 16;
    private static final int MOST_TEST_ROWS = 1024;

    /**
     * Returns a search whose blocks of features of {@code dimension} numbers take at most 64 MiB each, their similarities 32 MiB. Many training images
     * at once are best: few of them are nearer than the nearest so far, and only those cost more than a comparison.
     */
    public static NeighbourSearch bounded(int dimension) {
        int rows = FeatureRows.perBlock(dimension);
        int train = Math.min(rows, MOST_TRAIN_ROWS);
        return new NeighbourSearch(train, Math.min(Math.min(rows, MOST_TEST_ROWS), SIMILARITIES / train));
    }

    /** Returns the {@code k} nearest of {@code train} for each row of {@code test}, all of them where {@code train} has fewer. */
    public Neighbours[] find(Features train, Features test, int k) {
        Neighbours[] found = Stream.generate(() -> new Neighbours(Math.min(k, train.size())))
                .limit(test.size())
                .toArray(Neighbours[]::new);
        try (Graph graph = new Graph();
                Session session = Sessions.open(graph)) {
            NearestOps nearest = NearestOps.in(Ops.create(graph), train.dimension());
            for (int t = 0; t < train.size(); t += trainRows) {
                try (TFloat32 block = block(train, t, trainRows)) {
                    mergeBlock(session, nearest, found, test, new TrainBlock(block, t, k));
                }
            }
        }
        return found;
    }

    private void mergeBlock(Session session, NearestOps nearest, Neighbours[] found, Features test, TrainBlock train) {
        int k = train.candidates();
        try (TInt32 count = TInt32.scalarOf(k)) {
            for (int first = 0; first < test.size(); first += testRows) {
                try (TFloat32 block = block(test, first, testRows);
                        Result result = nearest.run(session, block, train.features(), count)) {
                    FloatDataBuffer similarities =
                            ((TFloat32) result.get(0)).asRawTensor().data().asFloats();
                    IntDataBuffer rows =
                            ((TInt32) result.get(1)).asRawTensor().data().asInts();
                    for (int i = 0; i < block.shape().get(0); i++) {
                        float[] candidateSimilarities = new float[k];
                        int[] candidates = new int[k];
                        similarities.offset((long) i * k).read(candidateSimilarities);
                        rows.offset((long) i * k).read(candidates);
                        for (int c = 0; c < k; c++) {
                            candidates[c] += train.first();
                        }
                        found[first + i].merge(candidates, candidateSimilarities);
                    }
                }
            }
        }
    }

    /** Returns up to {@code rows} rows from {@code first} on, each of length one. */
    private static TFloat32 block(Features features, int first, int rows) {
        int end = Math.min(first + rows, features.size());
        return FeatureRows.range(features, first, end).tensor(FeatureRows::normalise);
    }

    /** A block of training features, the row of its first image, and how many neighbours are wanted. */
    private record TrainBlock(TFloat32 features, int first, int k) {
        int candidates() {
            return (int) Math.min(k, features.shape().get(0));
        }
    }

    /** The graph: similarities of two blocks and the largest of each row. */
    private record NearestOps(
            Placeholder<TFloat32> test,
            Placeholder<TFloat32> train,
            Placeholder<TInt32> count,
            Operand<TFloat32> similarities,
            Operand<TInt32> rows) {

        static NearestOps in(Ops tf, int dimension) {
            Shape block = Shape.of(Shape.UNKNOWN_SIZE, dimension);
            Placeholder<TFloat32> test = tf.placeholder(TFloat32.class, Placeholder.shape(block));
            Placeholder<TFloat32> train = tf.placeholder(TFloat32.class, Placeholder.shape(block));
            Placeholder<TInt32> count = tf.placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
            TopK<TFloat32, TInt32> top =
                    tf.nn.topK(tf.linalg.matMul(test, train, MatMul.transposeB(true)), count, TInt32.class);
            return new NearestOps(test, train, count, top.values(), top.indices());
        }

        Result run(Session session, TFloat32 testBlock, TFloat32 trainBlock, TInt32 k) {
            return session.runner()
                    .feed(test, testBlock)
                    .feed(train, trainBlock)
                    .feed(count, k)
                    .fetch(similarities)
                    .fetch(rows)
                    .run();
        }
    }
}
