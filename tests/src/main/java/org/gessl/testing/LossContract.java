package org.gessl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.train.Checkpoint;
import org.gessl.framework.train.Checkpoint.Tensor;
import org.gessl.framework.train.Checkpoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.ndarray.Shape;

/**
 * What every loss promises, on a batch of drawn features and embeddings: it is finite, differentiable twice, a function of weights, state and key alone, and
 * indifferent to the order of the images.
 */
public abstract class LossContract extends ProbedContract<LossSpec> {
    private static final float ROUNDING = 1e-4f;

    /** Returns N, the images of the batch. */
    protected int images() {
        return 8;
    }

    /** Returns the size of features and embeddings. */
    protected int size() {
        return 4;
    }

    @Override
    final Probe build() {
        return function(images()).probe();
    }

    @Test
    final void loss_isAScalar() {
        assertThat(probe().value().scalar().shape()).isEqualTo(Shape.scalar());
    }

    @ParameterizedTest
    @EnumSource
    final void loss_ofAnyBatch_isFiniteWithItsGradientsAndState(Numbers numbers) {
        assertFinite(probe().at(changed(numbers)));
    }

    @Test
    final void tensorsOfItsOwn_areAllReachedByTheLoss() {
        Probe.Point point = probe().at(Map.of());

        assertThat(point.gradients().keySet()).anyMatch(LossBatch::isDifferentiated);
        assertThat(function(images()).layout().trainable())
                .allSatisfy(spec -> assertThat(point.gradients()).containsKey(LossFunction.WEIGHT + spec.name()));
    }

    @Test
    final void state_keepsItsShape() {
        probe().at(Map.of())
                .others()
                .forEach((name, after) -> assertThat(after.shape())
                        .as(name)
                        .isEqualTo(probe().start().get(name).shape()));
    }

    @Test
    final void order_ofTheImages_permutesTheGradientsAndLeavesTheLoss() {
        int[] order = IntStream.range(0, images()).map(i -> (i + 3) % images()).toArray();
        Probe.Point point = probe().at(Map.of());
        Probe.Point permuted = probe().at(rows(order));

        assertThat(permuted.value()).isCloseTo(point.value(), within(scaled(point.value())));
        point.gradients().forEach((name, gradient) -> {
            Tensor expected = name.startsWith(LossBatch.VIEW) ? Tensors.rows(gradient, order) : gradient;
            float[] values = permuted.gradients().get(name).values();
            assertThat(values)
                    .as("gradient of " + name)
                    .containsExactly(expected.values(), within(scaled(Tensors.largest(expected))));
        });
    }

    @Test
    final void loss_afterACheckpoint_goesOnBitForBit(@TempDir Path folder) throws IOException {
        Map<String, Tensor> state = probe().at(Map.of()).others();
        Probe.Point next = probe().at(state);
        Map<String, Tensor> all = new LinkedHashMap<>(probe().start());
        all.putAll(state);
        Path file = new Checkpoints(folder, 1).write(new Checkpoint(1, Map.of(), all));

        try (Probe another = build()) {
            Probe.Point restored = another.at(Checkpoints.read(file).tensors());
            assertThat(restored).usingRecursiveComparison().isEqualTo(next);
        }
    }

    /** A loss that needs the others refuses one image; any other learns from it. */
    @Test
    final void batch_ofOneImage_isRefusedInWordsOrHasAGradient() {
        try (Probe one = function(1).probe()) {
            Probe.Point point = one.at(Map.of());
            assertFinite(point);
            assertThat(point.gradients().values())
                    .as("gradients of a batch of one image, which the loss did not refuse")
                    .anyMatch(gradient -> Tensors.largest(gradient) > 0);
        } catch (UserException e) {
            assertThat(e)
                    .hasMessageContaining("[batch-size]")
                    .hasMessageContaining(options().plugin());
        }
    }

    /** Returns the loss under test. */
    Loss loss() {
        return create(Loss.class);
    }

    private LossFunction function(int images) {
        return new LossFunction(loss(), images, size());
    }

    private Map<String, Tensor> changed(Numbers numbers) {
        Map<String, Tensor> changed = new LinkedHashMap<>();
        probe().start().forEach((name, tensor) -> {
            if (name.endsWith("features") || name.endsWith("embedding") || name.endsWith("tokens")) {
                Tensor first = probe().start().get(name.replaceFirst("^view\\d+", "view0"));
                changed.put(name, numbers.of(tensor, first == null ? tensor : first));
            } else {
                changed.put(name, tensor);
            }
        });
        return changed;
    }

    private Map<String, Tensor> rows(int[] order) {
        Map<String, Tensor> permuted = new LinkedHashMap<>();
        probe().start()
                .forEach((name, tensor) ->
                        permuted.put(name, name.startsWith(LossBatch.VIEW) ? Tensors.rows(tensor, order) : tensor));
        return permuted;
    }

    private static float scaled(double value) {
        return ROUNDING * (float) Math.max(1, Math.abs(value));
    }

    private static void assertFinite(Probe.Point point) {
        assertThat(point.value()).as("loss").isFinite();
        point.gradients()
                .forEach((name, tensor) -> assertThat(Tensors.isFinite(tensor))
                        .as("gradient of " + name)
                        .isTrue());
        point.others()
                .forEach((name, tensor) ->
                        assertThat(Tensors.isFinite(tensor)).as(name).isTrue());
    }
}
