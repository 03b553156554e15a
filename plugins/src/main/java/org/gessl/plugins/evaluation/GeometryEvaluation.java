package org.gessl.plugins.evaluation;

import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gessl.framework.data.BatchQueue;
import org.gessl.framework.data.DataNeed;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.evaluate.EvaluationData;
import org.gessl.framework.evaluate.Figure;
import org.gessl.framework.graph.Sessions;
import org.gessl.framework.plugin.Evaluation;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TUint8;

/** The protocol of {@link Geometry}. */
final class GeometryEvaluation implements Evaluation {
    /** Name of the figure that tells a collapsed model. */
    static final String EFFECTIVE_RANK = "effective-rank";

    private final Geometry options;

    @Inject
    GeometryEvaluation(Geometry options) {
        this.options = options;
    }

    @Override
    public DataNeed needs() {
        return DataNeed.TEST_IMAGES;
    }

    @Override
    public Map<String, Figure> evaluate(EvaluationData data) {
        return data.model().map(this::evaluate).orElse(Map.of());
    }

    Map<String, Figure> evaluate(EvaluatedModel model) {
        HeldOutTasks tasks = HeldOutTasks.of(model);
        int count = tasks.count(options.images());
        try (EmbeddingGraph graph = new EmbeddingGraph(model, tasks.images());
                EmbeddingGraph.Table table = graph.table(count);
                BatchQueue batches = tasks.batches()) {
            for (int task = 0; task < count; task++) {
                try (TUint8 images = batches.next()) {
                    graph.embed(images, tasks.key(task), table, task);
                }
            }
            return figures(table);
        }
    }

    private static Map<String, Figure> figures(EmbeddingGraph.Table table) {
        try (Graph graph = new Graph();
                Session session = Sessions.open(graph)) {
            Ops tf = Ops.create(graph);
            Operand<TFloat32> first = tf.placeholder(TFloat32.class);
            Operand<TFloat32> second = tf.placeholder(TFloat32.class);
            Operand<TFloat32> features = tf.placeholder(TFloat32.class);
            Operand<TFloat32> embeddings = tf.placeholder(TFloat32.class);
            Map<String, Operand<TFloat64>> scalars = new LinkedHashMap<>();
            scalars.put(EFFECTIVE_RANK, Spread.effectiveRank(tf, embeddings));
            scalars.put("effective-rank-features", Spread.effectiveRank(tf, features));
            scalars.put("alignment", Spread.alignment(tf, first, second));
            scalars.put("uniformity", Spread.uniformity(tf, first, second));
            Session.Runner runner = session.runner()
                    .feed(features, table.features())
                    .feed(embeddings, table.embeddings())
                    .feed(first, table.first())
                    .feed(second, table.second());
            scalars.values().forEach(runner::fetch);
            Map<String, Figure> figures = new LinkedHashMap<>();
            try (Result result = runner.run()) {
                int i = 0;
                for (String name : scalars.keySet()) {
                    figures.put(name, Figure.of(((TFloat64) result.get(i++)).getDouble()));
                }
            }
            figures.put("dimension-features", Figure.of(table.features().shape().get(1)));
            return figures;
        }
    }
}
