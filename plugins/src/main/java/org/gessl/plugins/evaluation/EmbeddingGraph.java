package org.gessl.plugins.evaluation;

import java.util.List;
import org.gessl.framework.bilevel.Model;
import org.gessl.framework.bilevel.ViewImages;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.NetworkState;
import org.gessl.framework.graph.Normalisation;
import org.gessl.framework.graph.ParameterLayout;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.graph.Sessions;
import org.gessl.framework.graph.Variables;
import org.gessl.framework.plugin.View;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/** A model in evaluation: features and embeddings of images as they are, and embeddings of two augmented views of each. */
final class EmbeddingGraph implements AutoCloseable {
    private final Graph graph = new Graph();
    private final Session session;
    private final Placeholder<TUint8> images;
    private final Placeholder<TInt64> key;
    private final List<Operand<TFloat32>> outputs;

    /** Builds the graph of {@code model} for batches of {@code count} images. */
    EmbeddingGraph(EvaluatedModel model, int count) {
        Ops tf = Ops.create(graph);
        Model network = model.pipeline().model();
        int height = model.images().test().height();
        int width = model.images().test().width();
        images = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(count, height, width, 3)));
        key = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
        RandomStream random = new RandomStream(tf, key);
        ViewImages pair =
                model.pipeline().augmentation().sets(tf, random, images, 1, 2).get(0);
        ViewImages plain =
                new ViewImages(model.pipeline().evaluationAugmentation().apply(tf, random, images, 1), 1);
        Shape view = pair.stacked().shape();
        ParameterLayout layout = network.layout(count, (int) view.get(1), (int) view.get(2));
        Variables weights = new Variables(tf, "theta", layout.trainable());
        Variables running = new Variables(tf, "running", layout.state());
        Forward net = new Forward(tf, weights.values(), new NetworkState(running.values()), Normalisation.RUNNING);
        View whole = network.embed(net, plain, List.of()).get(0);
        List<View> both = network.embed(net, new ViewImages(pair.stacked(), 2), List.of());
        outputs = List.of(
                whole.features(),
                // Without a projector the embedding is the features' own tensor, and no tensor can be fetched twice.
                tf.identity(whole.embedding()),
                both.get(0).embedding(),
                both.get(1).embedding());
        session = Sessions.open(graph);
        model.load(session, weights);
        model.load(session, running);
    }

    /** Returns room for the rows of {@code batches} batches. */
    Table table(int batches) {
        List<TFloat32> tensors = outputs.stream()
                .map(output -> {
                    Shape shape = output.shape();
                    return TFloat32.tensorOf(Shape.of(batches * shape.get(0), shape.get(1)));
                })
                .toList();
        return new Table(tensors);
    }

    /** Embeds {@code batch}, its views drawn with {@code randomKey}, into the part of {@code table} of batch {@code index}. */
    void embed(TUint8 batch, long randomKey, Table table, int index) {
        try (TInt64 drawn = TInt64.scalarOf(randomKey)) {
            Session.Runner runner = session.runner().feed(images, batch).feed(key, drawn);
            outputs.forEach(runner::fetch);
            try (Result result = runner.run()) {
                for (int i = 0; i < outputs.size(); i++) {
                    table.put(i, index, (TFloat32) result.get(i));
                }
            }
        }
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }

    /**
     * The rows of all images, in the order of the outputs.
     *
     * @param tensors features [N, D] and embeddings [N, E] of the images, embeddings of their first and of their second view [N, E]
     */
    record Table(List<TFloat32> tensors) implements AutoCloseable {
        TFloat32 features() {
            return tensors.get(0);
        }

        TFloat32 embeddings() {
            return tensors.get(1);
        }

        TFloat32 first() {
            return tensors.get(2);
        }

        TFloat32 second() {
            return tensors.get(3);
        }

        private void put(int output, int batch, TFloat32 values) {
            values.asRawTensor()
                    .data()
                    .asFloats()
                    .copyTo(
                            tensors.get(output).asRawTensor().data().asFloats().offset(batch * values.size()),
                            values.size());
        }

        @Override
        public void close() {
            tensors.forEach(TFloat32::close);
        }
    }
}
