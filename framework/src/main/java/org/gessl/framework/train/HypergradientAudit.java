package org.gessl.framework.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.gessl.framework.data.BatchQueue;
import org.gessl.framework.data.Mixture;
import org.gessl.framework.graph.RandomKeys;
import org.gessl.framework.spec.PipelineSpec;
import org.tensorflow.types.TUint8;

/**
 * Compares hypergradient estimators: the same weights, the same tasks, the same random numbers for all. The tasks are those with which
 * training would begin, or go on from a checkpoint. Nothing is trained.
 */
public final class HypergradientAudit implements AutoCloseable {
    private final Mixture images;
    private final Optional<Checkpoint> from;
    private final PipelineSpec spec;
    private final Map<String, HypergradientProbe> probes = new LinkedHashMap<>();

    /**
     * Creates the audit of a pipeline.
     *
     * @param spec the pipeline, whose batches and seed count
     * @param images the sets from which training draws its tasks
     * @param from checkpoint with the weights; without one, those with which training begins
     */
    public HypergradientAudit(PipelineSpec spec, Mixture images, Optional<Checkpoint> from) {
        this.spec = spec;
        this.images = images;
        this.from = from;
    }

    /**
     * Adds an estimator.
     *
     * @param estimator what it is called in the result
     * @param pipeline the pipeline with this estimator
     * @throws org.gessl.framework.spec.UserException if the estimator refuses the pipeline, or the checkpoint is of another model
     */
    public void add(String estimator, Pipeline pipeline) {
        probes.put(estimator, new HypergradientProbe(pipeline, images, from));
    }

    /**
     * Evaluates every estimator on {@code tasks} tasks, one after the other in each.
     *
     * @param reference the estimator to compare with, one of those added
     * @return a row for each estimator in the order in which they were added
     */
    public List<Row> run(int tasks, String reference) {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        probes.keySet().forEach(estimator -> samples.put(estimator, new ArrayList<>()));
        long step = from.map(Checkpoint::step).orElse(0L);
        int perStep = spec.gessl().tasks();
        try (BatchQueue batches = probes.get(reference).tasks().startingAt(step * perStep)) {
            for (int task = 0; task < tasks; task++) {
                long key = RandomKeys.task(spec.train().seed(), step + task / perStep, task % perStep);
                try (TUint8 batch = batches.next()) {
                    if (task == 0) {
                        warmUp(batch, key);
                    }
                    HypergradientProbe.Estimate right = probes.get(reference).estimate(batch, key);
                    probes.forEach((estimator, probe) -> samples.get(estimator)
                            .add(new Sample(right, estimator.equals(reference) ? right : probe.estimate(batch, key))));
                }
            }
        }
        List<Row> rows = new ArrayList<>();
        samples.forEach((estimator, of) -> rows.add(row(estimator, of)));
        return rows;
    }

    @Override
    public void close() {
        probes.values().forEach(HypergradientProbe::close);
    }

    /**
     * How one estimator agrees with the reference, as means over the tasks.
     *
     * @param estimator what it is called
     * @param theta agreement for the model's weights
     * @param secondOrderShare norm of the difference to the reference divided by the estimator's own norm, over theta: the second-order share of
     *     the gradient if the reference is the first-order estimator
     * @param phi agreement for the threshold network; empty if neither gradient reaches one
     * @param trainsPhi whether every weight of the threshold network that the reference trains gets a gradient
     * @param milliseconds median wall time of an evaluation
     */
    public record Row(
            String estimator,
            GradientValues.Agreement theta,
            double secondOrderShare,
            Optional<GradientValues.Agreement> phi,
            boolean trainsPhi,
            double milliseconds) {}

    /** An estimate beside the reference's on the same task. */
    private record Sample(HypergradientProbe.Estimate right, HypergradientProbe.Estimate own) {
        GradientValues.Agreement theta() {
            return own.theta().against(right.theta());
        }

        GradientValues.Agreement phi() {
            return own.phi().against(right.phi());
        }

        boolean trainsPhi() {
            return own.phi()
                    .tensors()
                    .keySet()
                    .containsAll(right.phi().tensors().keySet());
        }

        boolean hasPhi() {
            return !own.phi().tensors().isEmpty() || !right.phi().tensors().isEmpty();
        }
    }

    /** The first run of a session also optimises its graph. */
    private void warmUp(TUint8 batch, long key) {
        probes.values().forEach(probe -> probe.estimate(batch, key));
    }

    private static Row row(String estimator, List<Sample> samples) {
        Optional<GradientValues.Agreement> phi =
                samples.get(0).hasPhi() ? Optional.of(mean(samples, Sample::phi)) : Optional.empty();
        return new Row(
                estimator,
                mean(samples, Sample::theta),
                average(
                        samples,
                        sample ->
                                sample.right.theta().against(sample.own.theta()).relativeError()),
                phi,
                samples.get(0).trainsPhi(),
                StepTimes.median(samples.stream()
                        .mapToDouble(sample -> sample.own.milliseconds())
                        .toArray()));
    }

    private static GradientValues.Agreement mean(
            List<Sample> samples, Function<Sample, GradientValues.Agreement> agreement) {
        return new GradientValues.Agreement(
                average(samples, sample -> agreement.apply(sample).cosine()),
                average(samples, sample -> agreement.apply(sample).relativeError()));
    }

    private static double average(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        return samples.stream().mapToDouble(figure).average().orElseThrow();
    }
}
