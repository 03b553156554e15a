package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.framework.spec.Named.named;
import static org.gessl.plugins.encoder.Conv.conv;
import static org.gessl.plugins.head.Mlp.mlp;
import static org.gessl.plugins.hypergradient.Exact.exact;
import static org.gessl.plugins.loss.contrastive.NtXent.ntXent;
import static org.gessl.plugins.objective.Threshold.threshold;
import static org.gessl.plugins.optimizer.Sgd.sgd;
import static org.gessl.plugins.schedule.Linear.linear;
import static org.gessl.plugins.thresholds.ThresholdNetwork.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gessl.dsl.GesslScope;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.Sources;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.toys.NoiseImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The weights of the losses over a run; factors are powers of two, so that products of weight and factor are exact. */
final class WeightSchedulesTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(WeightSchedulesTest.class.getClassLoader());

    private final List<TrainingListener.Step> steps = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void discriminativeFactor_multipliesItsWeightInTheInnerLossAlone() {
        Map<String, Checkpoint.Tensor> scheduled = train(
                "scheduled",
                g -> g.objective(threshold().discriminativeWeight(2).queryWeight(0.5))
                        .discriminativeSchedule(linear(0.5, 0.5)));

        assertThat(values(scheduled))
                .isEqualTo(values(train("plain", g -> g.objective(threshold()))))
                .isNotEmpty();
    }

    @Test
    void queryFactor_multipliesTheQueryWeightAlone() {
        Map<String, Checkpoint.Tensor> scheduled = train(
                "scheduled", g -> g.objective(threshold().queryWeight(0.25)).querySchedule(linear(2, 2)));

        assertThat(values(scheduled)).isEqualTo(values(train("plain", g -> g.objective(threshold()))));
    }

    @Test
    void sslFactor_multipliesTheSelfSupervisedLossOfTheInnerLossAlone() {
        Map<String, Checkpoint.Tensor> scheduled = train(
                "scheduled",
                g -> g.objective(threshold().discriminativeWeight(2))
                        .inner(sgd(0.05))
                        .sslSchedule(linear(2, 2)));

        Map<String, Checkpoint.Tensor> fasterInside =
                train("faster", g -> g.objective(threshold()).inner(sgd(0.1)));

        assertThat(values(scheduled)).isEqualTo(values(fasterInside));
    }

    @Test
    void factors_followTheRunAndAreMetrics() {
        train(
                "run",
                g -> g.discriminativeSchedule(linear(0, 1))
                        .querySchedule(linear(1, 0).until(0.5)));

        assertThat(metric("weight-factor/discriminative")).containsExactly(0.0, 0.25, 0.5, 0.75);
        assertThat(metric("weight-factor/query")).containsExactly(1.0, 0.5, 0.0, 0.0);
        assertThat(metric("weight-factor/ssl")).containsExactly(1.0, 1.0, 1.0, 1.0);
    }

    @Test
    void factorsOfZero_leaveTheThresholdsWhereTheyAre() {
        Consumer<GesslScope> off = g -> g.discriminativeSchedule(linear(0, 0)).querySchedule(linear(0, 0));

        Map<String, Checkpoint.Tensor> start = train("off", off, 0);
        Map<String, Checkpoint.Tensor> end = train("off", off, Long.MAX_VALUE);

        assertThat(metric("gradient-norm/thresholds")).containsOnly(0.0);
        assertThat(end.get("g/dense0/kernel").values())
                .isEqualTo(start.get("g/dense0/kernel").values());
        assertThat(end.get("encoder/block0/conv").values())
                .isNotEqualTo(start.get("encoder/block0/conv").values())
                .doesNotContain(Float.NaN);
    }

    @Test
    void run_interruptedOnARamp_resumesBitForBit() {
        Consumer<GesslScope> ramp = g -> g.discriminativeSchedule(linear(0, 1)).tasks(2);
        Map<String, Checkpoint.Tensor> whole = train("whole", ramp);

        train("parts", ramp, 1);
        steps.clear();
        Map<String, Checkpoint.Tensor> resumed = train("parts", ramp);

        assertThat(values(resumed)).isEqualTo(values(whole));
        assertThat(metric("weight-factor/discriminative").get(0)).isCloseTo(0.25, within(1e-12));
    }

    private List<Double> metric(String name) {
        return steps.stream().map(step -> step.scalars().get(name)).toList();
    }

    private static List<String> values(Map<String, Checkpoint.Tensor> tensors) {
        return tensors.entrySet().stream()
                .map(entry -> entry.getKey() + Arrays.toString(entry.getValue().values()))
                .toList();
    }

    private Map<String, Checkpoint.Tensor> train(String name, Consumer<GesslScope> gessl) {
        return train(name, gessl, Long.MAX_VALUE);
    }

    private Map<String, Checkpoint.Tensor> train(String name, Consumer<GesslScope> gessl, long atMost) {
        PipelineSpec spec = pipeline("tiny", p -> {
            p.data(named("shapes"), d -> d.batchSize(4).imageSize(8));
            p.encoder(conv(4));
            p.loss(ntXent(), l -> l.projector(mlp(4, 4)));
            p.gessl(g -> {
                g.hypergradient(exact()).thresholds(network().hidden(4));
                gessl.accept(g);
            });
            p.train(t -> t.maxSteps(4).epochs(10));
        });
        Pipeline pipeline = Pipeline.of(
                new PipelineResolver(PLUGINS).resolve(spec, Sources.none()).spec(), PLUGINS);
        long before = steps.size();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void stepped(Step step) {
                steps.add(step);
            }
        };
        try (Trainer trainer = new Trainer(
                pipeline, new NoiseImages(16, 8), new Checkpoints(folder.resolve(name), 3), List.of(listener))) {
            trainer.run(() -> steps.size() - before >= atMost);
            return trainer.tensors();
        }
    }
}
