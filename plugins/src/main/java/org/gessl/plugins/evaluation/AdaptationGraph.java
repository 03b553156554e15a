package org.gessl.plugins.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.bilevel.Assignment;
import org.gessl.framework.bilevel.LossWeights;
import org.gessl.framework.bilevel.ModelEpisode;
import org.gessl.framework.bilevel.TaskLoss;
import org.gessl.framework.bilevel.ViewImages;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.graph.Initializer;
import org.gessl.framework.graph.NetworkState;
import org.gessl.framework.graph.ParameterSpec;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.graph.Sessions;
import org.gessl.framework.graph.StepContext;
import org.gessl.framework.graph.Variables;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.plugin.Optimizer;
import org.gessl.framework.spec.Precision;
import org.gessl.framework.train.Pipeline;
import org.gessl.framework.train.TaskLayouts;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/**
 * Adapts a model to one task after the other. The graph holds a single inner step on variables, so neither its size nor its memory grows
 * with the number of steps.
 */
final class AdaptationGraph implements AutoCloseable {
    private final EvaluatedModel model;
    private final Graph graph = new Graph();
    private final Session session;
    private final Placeholder<TUint8> images;
    private final Placeholder<TInt64> key;
    private final Placeholder<TFloat32> number;
    private final List<Operand<TFloat32>> views = new ArrayList<>();
    private final Variables theta;
    private final Map<String, Variables> slots = new LinkedHashMap<>();
    private final List<Op> clear = new ArrayList<>();
    private final List<Op> step = new ArrayList<>();
    private final TaskLoss loss;
    private final Placeholder<TFloat32> before1;
    private final Placeholder<TFloat32> before2;
    private final Operand<TFloat32> divergence;

    /** Builds the graph of {@code model} for tasks of {@code count} images, whose assignments have {@code temperature}. */
    AdaptationGraph(EvaluatedModel model, int count, float temperature) {
        this.model = model;
        Pipeline pipeline = model.pipeline();
        Ops tf = Ops.create(graph);
        int height = model.images().test().height();
        int width = model.images().test().width();
        images = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(count, height, width, 3)));
        key = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
        number = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
        int viewCount = pipeline.model().loss().views();
        ViewImages support = pipeline.augmentation()
                .sets(tf, new RandomStream(tf, key), images, 1, viewCount)
                .get(0);
        views.add(support.stacked());
        support.local().ifPresent(crops -> views.add(crops.stacked()));

        LossWeights weights = pipeline.bilevel() ? pipeline.innerWeights() : new LossWeights(1, 0);
        TaskLayouts layouts = TaskLayouts.of(pipeline, support);
        theta = new Variables(tf, "theta", layouts.model().trainable());
        Variables phi = new Variables(tf, "phi", layouts.guide().trainable());
        Variables running = new Variables(tf, "running", layouts.model().state());
        boolean taught = pipeline.model().loss().teacher().isPresent();
        Variables teacher =
                new Variables(tf, "teacher", taught ? layouts.model().trainable() : List.of());
        StepContext context = new StepContext(tf.constant(0f), key, taught ? teacher.values() : theta.values());
        ModelEpisode episode = new ModelEpisode(
                tf,
                pipeline.model(),
                pipeline.guide(),
                phi.values(),
                new NetworkState(running.values()),
                context,
                new ModelEpisode.Images(support, Optional.empty()));
        loss = episode.support(theta.values(), weights);
        innerStep(tf, pipeline.innerLoop().optimizer(), layouts.model().trainable());

        before1 = placeholderLike(tf, embedding(0));
        before2 = placeholderLike(tf, embedding(1));
        divergence = new Assignment(tf, embedding(0), embedding(1), temperature)
                .divergenceFrom(new Assignment(tf, before1, before2, temperature));
        session = Sessions.open(graph, Precision.FP32);
        model.load(session, phi);
        model.load(session, running);
        model.load(session, teacher, "teacher/");
    }

    /** Returns KL( p_adapted || p_theta ) of one task [nat]; its views, drawn with {@code randomKey}, stay the same throughout. */
    double divergence(TUint8 batch, long randomKey, int steps) {
        model.load(session, theta);
        run(clear);
        try (TInt64 drawn = TInt64.scalarOf(randomKey)) {
            Session.Runner first = session.runner()
                    .feed(images, batch)
                    .feed(key, drawn)
                    .fetch(embedding(0))
                    .fetch(embedding(1));
            views.forEach(first::fetch);
            try (Result start = first.run()) {
                for (int k = 1; k <= steps; k++) {
                    adapt(start, drawn, k);
                }
                try (Result end = onTheSameViews(start, drawn)
                        .feed(before1, start.get(0))
                        .feed(before2, start.get(1))
                        .fetch(divergence)
                        .run()) {
                    return ((TFloat32) end.get(0)).getFloat();
                }
            }
        }
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }

    private void adapt(Result start, TInt64 drawn, int k) {
        Session.Runner runner = onTheSameViews(start, drawn);
        step.forEach(runner::addTarget);
        try (TFloat32 count = TFloat32.scalarOf(k)) {
            runner.feed(number, count).run().close();
        }
    }

    private Session.Runner onTheSameViews(Result start, TInt64 drawn) {
        Session.Runner runner = session.runner().feed(key, drawn);
        for (int i = 0; i < views.size(); i++) {
            runner.feed(views.get(i), start.get(2 + i));
        }
        return runner;
    }

    private void run(List<Op> operations) {
        if (!operations.isEmpty()) {
            Session.Runner runner = session.runner();
            operations.forEach(runner::addTarget);
            runner.run().close();
        }
    }

    private void innerStep(Ops tf, Optimizer optimizer, List<ParameterSpec> trainable) {
        List<ParameterSpec> zero = trainable.stream()
                .map(spec -> new ParameterSpec(spec.name(), spec.shape(), Initializer.constant(0)))
                .toList();
        optimizer.slots().forEach(slot -> slots.put(slot, new Variables(tf, "inner/" + slot, zero)));
        Map<String, Weights> buffers = new LinkedHashMap<>();
        slots.forEach((slot, variables) -> {
            buffers.put(slot, variables.values());
            clear.addAll(variables.initialise(new RandomStream(tf, key)));
        });
        Weights gradients = Gradients.of(tf, loss.total(), theta.values());
        Weights all = theta.values()
                .map((name, w) -> gradients.names().contains(name)
                        ? gradients.get(name)
                        : tf.fill(tf.constant(w.shape().asArray()), tf.constant(0f)));
        Operand<TFloat32> rate = tf.constant((float) optimizer.learningRate());
        Optimizer.Update update = optimizer.step(new Optimizer.Step(tf, rate, number, theta.values(), all, buffers));
        step.addAll(theta.assign(update.weights()));
        update.slots().forEach((slot, values) -> step.addAll(slots.get(slot).assign(values)));
    }

    private Operand<TFloat32> embedding(int view) {
        return loss.views().get(view).embedding();
    }

    private static Placeholder<TFloat32> placeholderLike(Ops tf, Operand<TFloat32> x) {
        return tf.placeholder(TFloat32.class, Placeholder.shape(x.shape()));
    }
}
