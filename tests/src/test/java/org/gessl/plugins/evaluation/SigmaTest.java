package org.gessl.plugins.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.evaluation.Sigma.sigma;
import static org.gessl.plugins.hypergradient.Exact.exact;
import static org.gessl.plugins.hypergradient.None.none;
import static org.gessl.plugins.objective.Threshold.threshold;
import static org.gessl.plugins.optimizer.Adam.adam;
import static org.gessl.plugins.optimizer.Sgd.sgd;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gessl.dsl.GesslScope;
import org.gessl.framework.bilevel.Assignment;
import org.gessl.framework.bilevel.InnerLoop;
import org.gessl.framework.bilevel.InnerProblem;
import org.gessl.framework.bilevel.LossWeights;
import org.gessl.framework.bilevel.ModelEpisode;
import org.gessl.framework.bilevel.TaskLoss;
import org.gessl.framework.bilevel.Trajectory;
import org.gessl.framework.bilevel.ViewImages;
import org.gessl.framework.data.BatchQueue;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.evaluate.EvaluationData;
import org.gessl.framework.evaluate.Evaluator;
import org.gessl.framework.evaluate.Figure;
import org.gessl.framework.graph.NetworkState;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.graph.StepContext;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.train.Checkpoint;
import org.gessl.framework.train.Pipeline;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

final class SigmaTest {

    static Stream<Named<Consumer<GesslScope>>> kinds() {
        return Stream.of(
                Named.of("plain", g -> g.hypergradient(none()).inner(sgd(0.5))),
                Named.of("bi-level", g -> g.hypergradient(exact()).inner(sgd(0.5))),
                Named.of("momentum", g -> g.inner(sgd(0.3).momentum(0.9))),
                Named.of("adam", g -> g.inner(adam(0.01))),
                Named.of("no discriminative loss", g -> g.objective(threshold().discriminativeWeight(0))));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void sigma_ofAFewSteps_isThatOfTheUnrolledInnerLoop(Consumer<GesslScope> gessl) {
        EvaluatedModel model = TinyModel.of(p -> p.gessl(gessl::accept));
        double first = unrolled(model, 0, 3, 0.5f);
        double second = unrolled(model, 1, 3, 0.5f);

        assertThat(first).isPositive().isNotEqualTo(second);
        assertThat(nats(model, sigma().steps(3).tasks(1))).isCloseTo(first, within(1e-4 * first));
        assertThat(nats(model, sigma().steps(3).tasks(2)))
                .isCloseTo((first + second) / 2, within(1e-4 * (first + second)));
    }

    @Test
    void sigma_atAnotherTemperature_isThatOfItsAssignments() {
        EvaluatedModel model = TinyModel.of(p -> p.gessl(g -> g.inner(sgd(0.5))));
        double expected = unrolled(model, 0, 2, 0.1f);

        assertThat(nats(model, sigma().steps(2).tasks(1).temperature(0.1)))
                .isCloseTo(expected, within(1e-4 * expected));
    }

    @Test
    void sigma_measuredAgain_isTheSameBitForBit() {
        EvaluatedModel model = TinyModel.of(p -> p.gessl(g -> g.inner(sgd(0.5))));
        Map<String, Figure> figures = measure(model, sigma().steps(5).tasks(2));

        assertThat(measure(model, sigma().steps(5).tasks(2))).isEqualTo(figures);
        assertThat(figures.keySet()).containsExactly("sigma", "sigma-ci95", "effective-rank");
        assertThat(figures.get("sigma").unit()).isEqualTo("nat");
    }

    @Test
    void sigma_ofACollapsedModel_isZeroBesideAnEffectiveRankOfOne() {
        EvaluatedModel model = TinyModel.collapsed(TinyModel.of(p -> p.gessl(g -> g.inner(sgd(0.1)))));
        Map<String, Figure> figures = measure(model, sigma().steps(10).tasks(1));

        assertThat(figures.get("sigma").value()).isCloseTo(0, within(1e-6));
        assertThat(figures.get("effective-rank").value()).isCloseTo(1, within(1e-4));
    }

    @Test
    void sigma_withoutAModel_reportsNothing() {
        assertThat(new SigmaEvaluation(sigma()).evaluate(new EvaluationData(null, null, 2)))
                .isEmpty();
    }

    private static double nats(EvaluatedModel model, Sigma options) {
        return measure(model, options).get("sigma").value();
    }

    private static Map<String, Figure> measure(EvaluatedModel model, Sigma options) {
        return new Evaluator(List.of(new SigmaEvaluation(options))).measure(model);
    }

    /** The divergence on one task, its inner steps unrolled in one graph. */
    private static double unrolled(EvaluatedModel model, int task, int steps, float temperature) {
        HeldOutTasks tasks = HeldOutTasks.of(model);
        try (BatchQueue batches = tasks.batches()) {
            for (int skipped = 0; skipped < task; skipped++) {
                batches.next().close();
            }
            try (TUint8 batch = batches.next()) {
                byte[] pixels = new byte[(int) batch.size()];
                batch.asRawTensor().data().read(pixels);
                return GraphRun.runOne(tf -> {
                    Operand<TUint8> images = tf.reshape(
                            tf.constant(TUint8.class, Shape.of(pixels.length), DataBuffers.of(pixels)),
                            tf.constant(batch.shape().asArray()));
                    return divergence(tf, model, images, tasks.key(task), steps, temperature);
                })[0];
            }
        }
    }

    private static Operand<TFloat32> divergence(
            Ops tf, EvaluatedModel model, Operand<TUint8> images, long key, int steps, float temperature) {
        Pipeline pipeline = model.pipeline();
        RandomStream random = new RandomStream(tf, tf.constant(key));
        ViewImages views =
                pipeline.augmentation().sets(tf, random, images, 1, 2).get(0);
        Weights all = constants(tf, model.tensors());
        Weights theta = all.select(name -> name.matches("(encoder|head)/.*") && !name.matches(".*(mean|variance)"));
        ModelEpisode episode = new ModelEpisode(
                tf,
                pipeline.model(),
                pipeline.guide(),
                all,
                new NetworkState(all),
                StepContext.start(tf, theta),
                new ModelEpisode.Images(views, Optional.empty()));
        double weight = pipeline.bilevel() ? pipeline.objective().discriminativeWeight() : 0;
        Trajectory trajectory = new InnerLoop(pipeline.innerLoop().optimizer(), steps)
                .run(
                        new InnerProblem(
                                tf,
                                theta,
                                Weights.of(Map.of()),
                                at -> episode.support(at, new LossWeights(1, weight)),
                                0),
                        false);
        Assignment before = assignment(tf, episode.support(theta, new LossWeights(1, 0)), temperature);
        return assignment(tf, episode.support(trajectory.adapted(), new LossWeights(1, 0)), temperature)
                .divergenceFrom(before);
    }

    private static Assignment assignment(Ops tf, TaskLoss loss, float temperature) {
        return new Assignment(
                tf, loss.views().get(0).embedding(), loss.views().get(1).embedding(), temperature);
    }

    private static Weights constants(Ops tf, Map<String, Checkpoint.Tensor> tensors) {
        Map<String, Operand<TFloat32>> result = new LinkedHashMap<>();
        tensors.forEach((name, tensor) ->
                result.put(name, tf.reshape(tf.constant(tensor.values()), tf.constant(tensor.shape()))));
        return Weights.of(result);
    }
}
