package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.framework.spec.Named.named;
import static org.gessl.plugins.encoder.Conv.conv;
import static org.gessl.plugins.head.Linear.linear;
import static org.gessl.plugins.hypergradient.Exact.exact;
import static org.gessl.plugins.loss.contrastive.NtXent.ntXent;
import static org.gessl.plugins.optimizer.Sgd.sgd;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gessl.dsl.PipelineScope;
import org.gessl.dsl.Pipelines;
import org.gessl.framework.bilevel.LossSum;
import org.gessl.framework.bilevel.Model;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.Sources;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Initializer;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.plugin.Teacher;
import org.gessl.framework.plugin.View;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Specs;
import org.gessl.framework.spec.UserException;
import org.gessl.toys.NoiseImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What a loss with a teacher and with state of its own can rely on in training. */
final class TaughtLossTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(TaughtLossTest.class.getClassLoader());
    private static final String WEIGHT = "encoder/block0/conv";
    private static final int STEPS = 4;

    @TempDir
    private Path folder;

    /** Distance to the teacher's other view, through a layer of its own; counts how often its state has moved. */
    private record Taught() implements Loss {
        @Override
        public Operand<TFloat32> apply(Forward net, List<View> views) {
            Ops tf = net.tf();
            Operand<TFloat32> calls = net.state("calls", Shape.of(1), Initializer.constant(0));
            net.replaceState("calls", tf.math.add(calls, tf.constant(new float[] {1})));
            Operand<TFloat32> student = net.linear("predictor", views.get(0).embedding(), 3);
            Operand<TFloat32> teacher =
                    net.teacher().linear("predictor", views.get(1).teacher().embedding(), 3);
            Operand<TFloat32> noise = net.random().uniform(teacher.shape());
            Operand<TFloat32> distance = tf.math.sub(student, tf.math.add(tf.stopGradient(teacher), noise));
            return tf.math.mean(tf.math.square(distance), tf.constant(new int[] {0, 1}));
        }

        @Override
        public Optional<Teacher> teacher() {
            return Optional.of(new Teacher(0.8, true));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void teacher_overARun_isTheMovingAverageOfTheModel(int tasks) {
        Pipeline pipeline = pipeline(tasks, new Taught(), p -> {});
        Map<String, Checkpoint.Tensor> state = train(pipeline, 0);
        float[] teacher = state.get("teacher/" + WEIGHT).values().clone();
        assertThat(teacher).isEqualTo(state.get(WEIGHT).values());

        for (int step = 0; step < STEPS; step++) {
            state = train(pipeline, step + 1);
            double momentum = 1 - 0.2 * (Math.cos(Math.PI * step / STEPS) + 1) / 2;
            for (int i = 0; i < teacher.length; i++) {
                teacher[i] = (float) (momentum * teacher[i]
                        + (1 - momentum) * state.get(WEIGHT).values()[i]);
                assertThat(state.get("teacher/" + WEIGHT).values()[i]).isCloseTo(teacher[i], within(1e-6f));
            }
        }
        assertThat(state.get("teacher/" + WEIGHT).values())
                .isNotEqualTo(state.get(WEIGHT).values());
        assertThat(state.get("loss/calls").values()).containsExactly(STEPS);
    }

    @Test
    void run_interruptedAndResumed_endsWithTheSameTensorsBitForBit() {
        Pipeline pipeline =
                pipeline(2, new LossSum(new Taught(), List.of(new LossSum.Term(0.1, new Taught()))), p -> {});
        Map<String, Checkpoint.Tensor> parts = Map.of();
        for (int step = 1; step <= STEPS; step++) {
            parts = train(pipeline, step);
        }
        Path again = folder.resolve("again");

        Map<String, Checkpoint.Tensor> whole = train(pipeline, again, STEPS);

        assertThat(parts.keySet()).isEqualTo(whole.keySet()).contains("teacher/loss/plus0/predictor/kernel");
        for (String name : whole.keySet()) {
            assertThat(Arrays.equals(parts.get(name).values(), whole.get(name).values()))
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    void pipeline_withLocalCropsForALossThatTakesNone_isRefused() {
        assertThatThrownBy(() -> pipeline(1, null, p -> p.views(v -> v.local(2, a -> a.then(named("grayscale"))))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("views.localCount = 2: the loss nt-xent compares full views only");
    }

    private Pipeline pipeline(int tasks, Loss loss, Consumer<PipelineScope> part) {
        PipelineSpec spec = Pipelines.pipeline("taught", p -> {
            p.data(named("shapes"), d -> d.batchSize(4).imageSize(8));
            p.encoder(conv(4));
            p.loss(ntXent(), l -> l.projector(linear().output(5)));
            p.gessl(g -> g.hypergradient(exact()).tasks(tasks));
            p.outer(sgd(0.01));
            part.accept(p);
        });
        List<String> settings = List.of("train.epochs=" + tasks, "train.maxSteps=" + STEPS);
        Pipeline made = Pipeline.of(
                new PipelineResolver(PLUGINS)
                        .resolve(spec, new Sources(settings, Map.of(), Optional.empty()))
                        .spec(),
                PLUGINS);
        Model model = made.model();
        return Specs.with(made, "model", new Model(model.encoder(), model.projector(), loss, model.batchStatistics()));
    }

    private Map<String, Checkpoint.Tensor> train(Pipeline pipeline, long until) {
        return train(pipeline, folder.resolve("run"), until);
    }

    private static Map<String, Checkpoint.Tensor> train(Pipeline pipeline, Path checkpoints, long until) {
        try (Trainer trainer =
                new Trainer(pipeline, new NoiseImages(4 * STEPS, 8), new Checkpoints(checkpoints, 3), List.of())) {
            trainer.run(() -> trainer.step() >= until);
            return trainer.tensors();
        }
    }
}
