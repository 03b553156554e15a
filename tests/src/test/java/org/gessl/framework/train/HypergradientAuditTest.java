package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.framework.spec.Named.named;
import static org.gessl.plugins.augmentation.RandomResizedCrop.randomResizedCrop;
import static org.gessl.plugins.encoder.Conv.conv;
import static org.gessl.plugins.head.Mlp.mlp;
import static org.gessl.plugins.hypergradient.Exact.exact;
import static org.gessl.plugins.hypergradient.FirstOrder.firstOrder;
import static org.gessl.plugins.hypergradient.None.none;
import static org.gessl.plugins.loss.contrastive.NtXent.ntXent;
import static org.gessl.plugins.objective.Threshold.threshold;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.Sources;
import org.gessl.framework.data.BatchQueue;
import org.gessl.framework.data.BatchSource;
import org.gessl.framework.data.ImageSet;
import org.gessl.framework.data.Mixture;
import org.gessl.framework.graph.RandomKeys;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.UserException;
import org.gessl.toys.NoiseImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.types.TUint8;

final class HypergradientAuditTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(HypergradientAuditTest.class.getClassLoader());
    private static final ImageSet IMAGES = new NoiseImages(32, 16);
    private static final Mixture TASKS = Mixture.of(IMAGES);
    private static final double WEIGHT = 0.5;

    @Test
    void run_ofExactAgainstItself_isPerfectForThetaAndPhi() {
        HypergradientAudit.Row row = audit(2, "exact", Optional.empty(), WEIGHT).get(0);

        assertThat(row.estimator()).isEqualTo("exact");
        assertThat(row.theta().cosine()).isEqualTo(1, within(1e-12));
        assertThat(row.theta().relativeError()).isZero();
        assertThat(row.phi().orElseThrow().cosine()).isEqualTo(1, within(1e-12));
        assertThat(row.phi().orElseThrow().relativeError()).isZero();
        assertThat(row.trainsPhi()).isTrue();
        assertThat(row.milliseconds()).isPositive();
    }

    @Test
    void run_ofTwoExactGraphs_findsTheSameTask() {
        try (HypergradientAudit audit = new HypergradientAudit(spec(exact(), WEIGHT), TASKS, Optional.empty())) {
            audit.add("one", of(exact(), WEIGHT));
            audit.add("other", of(exact(), WEIGHT));

            assertThat(audit.run(2, "one").get(1).theta().relativeError()).isLessThan(1e-5);
        }
    }

    @Test
    void run_againstFirstOrder_givesTheShareThatADifferenceByHandHas() {
        double[] difference = new double[2];
        HypergradientProbe.Estimate exact = estimate(exact());
        HypergradientProbe.Estimate first = estimate(firstOrder());
        exact.theta().tensors().forEach((name, tensor) -> {
            float[] other = first.theta().tensors().get(name).values();
            for (int i = 0; i < other.length; i++) {
                difference[0] += Math.pow(tensor.values()[i] - other[i], 2);
                difference[1] += Math.pow(tensor.values()[i], 2);
            }
        });

        List<HypergradientAudit.Row> rows = audit(1, "first-order", Optional.empty(), WEIGHT);

        double share = Math.sqrt(difference[0] / difference[1]);
        assertThat(share).isGreaterThan(1e-3);
        assertThat(rows.get(0).secondOrderShare()).isEqualTo(share, within(1e-4 * share));
        assertThat(rows.get(1).secondOrderShare()).isZero();
    }

    @Test
    void run_whereThresholdsAreReachedThroughTheInnerStepsAlone_saysThatFirstOrderDoesNotTrainThem() {
        List<HypergradientAudit.Row> rows = audit(1, "exact", Optional.empty(), 0);

        assertThat(rows.get(0).trainsPhi()).isTrue();
        assertThat(rows.get(1).trainsPhi()).isFalse();
        assertThat(rows.get(1).phi().orElseThrow().relativeError()).isEqualTo(1);
    }

    @Test
    void run_fromACheckpoint_takesItsWeightsAndItsTasks(@TempDir Path folder) {
        Pipeline pipeline = of(exact(), WEIGHT);
        Checkpoint trained = train(pipeline, folder);

        double before =
                audit(1, "exact", Optional.empty(), WEIGHT).get(1).theta().relativeError();
        double after =
                audit(1, "exact", Optional.of(trained), WEIGHT).get(1).theta().relativeError();

        assertThat(after).isNotEqualTo(before);
        assertThat(new Checkpoints(folder, 3).latest().orElseThrow().step()).isEqualTo(trained.step());
    }

    @Test
    void run_fromAPlainRunsCheckpoint_drawsTheThresholdNetwork(@TempDir Path folder) {
        Checkpoint plain = train(of(none(), WEIGHT), folder);

        assertThat(audit(1, "exact", Optional.of(plain), WEIGHT).get(0).phi()).isPresent();
    }

    @Test
    void add_withACheckpointOfAnotherModel_isRefused() {
        Checkpoint other = new Checkpoint(0, Map.of(), Map.of());

        assertThatThrownBy(() -> audit(1, "exact", Optional.of(other), WEIGHT))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[checkpoint-model] the checkpoint has no weight encoder/");
    }

    private static List<HypergradientAudit.Row> audit(
            int tasks, String reference, Optional<Checkpoint> from, double queryWeight) {
        try (HypergradientAudit audit = new HypergradientAudit(spec(exact(), queryWeight), TASKS, from)) {
            audit.add("exact", of(exact(), queryWeight));
            audit.add("first-order", of(firstOrder(), queryWeight));
            return audit.run(tasks, reference);
        }
    }

    private static HypergradientProbe.Estimate estimate(HypergradientSpec estimator) {
        Pipeline pipeline = of(estimator, WEIGHT);
        long seed = pipeline.spec().train().seed();
        try (HypergradientProbe probe = new HypergradientProbe(pipeline, TASKS, Optional.empty());
                BatchQueue batches =
                        new BatchSource(IMAGES, pipeline.spec().data().batchSize(), seed).startingAt(0);
                TUint8 batch = batches.next()) {
            return probe.estimate(batch, RandomKeys.task(seed, 0, 0));
        }
    }

    private static Checkpoint train(Pipeline pipeline, Path folder) {
        Checkpoints checkpoints = new Checkpoints(folder, 1);
        try (Trainer trainer = new Trainer(pipeline, IMAGES, checkpoints, List.of())) {
            trainer.run(() -> false);
        }
        return checkpoints.latest().orElseThrow();
    }

    private static Pipeline of(HypergradientSpec estimator, double queryWeight) {
        return Pipeline.of(spec(estimator, queryWeight), PLUGINS);
    }

    private static PipelineSpec spec(HypergradientSpec estimator, double queryWeight) {
        PipelineSpec spec = pipeline("tiny", p -> {
            p.data(named("shapes"), d -> d.batchSize(8).imageSize(16));
            p.augment(a -> a.then(randomResizedCrop(16).scale(0.3, 1.0)));
            p.encoder(conv(4, 6));
            p.loss(ntXent(), l -> l.projector(mlp(8, 6)));
            p.gessl(g -> g.hypergradient(estimator).objective(threshold().queryWeight(queryWeight)));
            p.train(t -> t.maxSteps(2));
        });
        return new PipelineResolver(PLUGINS).resolve(spec, Sources.none()).spec();
    }
}
