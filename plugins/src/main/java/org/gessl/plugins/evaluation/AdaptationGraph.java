package org.gessl.plugins.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.bilevel.Assignment;
import org.gessl.framework.bilevel.InnerLoop;
import org.gessl.framework.bilevel.InnerProblem;
import org.gessl.framework.bilevel.InnerState;
import org.gessl.framework.bilevel.InnerStep;
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
    private final Placeholder<TFloat32> done;
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
        done = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
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
        // Plain training has neither rates to learn nor a choice of what to adapt.
        InnerLoop loop = pipeline.bilevel()
                ? pipeline.innerLoop()
                : new InnerLoop(pipeline.innerLoop().optimizer(), 1);
        Variables rates =
                new Variables(tf, "rates", loop.rateLayout(layouts.model()).trainable());
        InnerStep descent = innerStep(
                new InnerProblem(tf, theta.values(), rates.values(), at -> episode.support(at, weights), 0),
                loop,
                layouts.model().trainable());
        loss = descent.loss();
        assign(descent.after());

        before1 = placeholderLike(tf, embedding(0));
        before2 = placeholderLike(tf, embedding(1));
        divergence = new Assignment(tf, embedding(0), embedding(1), temperature)
                .divergenceFrom(new Assignment(tf, before1, before2, temperature));
        session = Sessions.open(graph, Precision.FP32);
        model.load(session, phi);
        model.load(session, running);
        model.load(session, rates);
        model.load(session, teacher, "teacher/");
    }

    /** Returns KL( p_adapted || p_theta ) of one task [nat]; its views, drawn with {@code randomKey}, stay the same throughout. */
    double divergence(TUint8 batch, long randomKey, int steps) {
        model.load(session, theta);
        Sessions.run(session, clear);
        try (TInt64 drawn = TInt64.scalarOf(randomKey)) {
            Session.Runner first = session.runner()
                    .feed(images, batch)
                    .feed(key, drawn)
                    .fetch(embedding(0))
                    .fetch(embedding(1));
            views.forEach(first::fetch);
            try (Result start = first.run()) {
                for (int k = 0; k < steps; k++) {
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
            runner.feed(done, count).run().close();
        }
    }

    private Session.Runner onTheSameViews(Result start, TInt64 drawn) {
        Session.Runner runner = session.runner().feed(key, drawn);
        for (int i = 0; i < views.size(); i++) {
            runner.feed(views.get(i), start.get(2 + i));
        }
        return runner;
    }

    private InnerStep innerStep(InnerProblem problem, InnerLoop loop, List<ParameterSpec> trainable) {
        Ops tf = problem.tf();
        List<ParameterSpec> zero = trainable.stream()
                .filter(spec -> loop.adapted().test().test(spec.name()))
                .map(spec -> new ParameterSpec(spec.name(), spec.shape(), Initializer.constant(0)))
                .toList();
        Map<String, Weights> buffers = new LinkedHashMap<>();
        loop.optimizer().slots().forEach(slot -> {
            Variables variables = new Variables(tf, "inner/" + slot, zero);
            slots.put(slot, variables);
            buffers.put(slot, variables.values());
            clear.addAll(variables.initialise(new RandomStream(tf, key)));
        });
        return loop.step(problem, new InnerState(theta.values(), buffers, done));
    }

    private void assign(InnerState after) {
        step.addAll(theta.assign(after.weights()));
        after.slots().forEach((slot, values) -> step.addAll(slots.get(slot).assign(values)));
    }

    private Operand<TFloat32> embedding(int view) {
        return loss.views().get(view).embedding();
    }

    private static Placeholder<TFloat32> placeholderLike(Ops tf, Operand<TFloat32> x) {
        return tf.placeholder(TFloat32.class, Placeholder.shape(x.shape()));
    }
}
