package org.gessl.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.plugin.Optimizer;
import org.gessl.framework.spec.OptimizerSpec;
import org.gessl.framework.train.Checkpoint.Tensor;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What every optimizer promises: a pure function of weights, gradients and buffers that goes downhill, rests where nothing is to be done, and is
 * differentiable twice, as the inner loop asks of it.
 */
public abstract class OptimizerContract extends ProbedContract<OptimizerSpec> {
    private static final float RATE = 0.1f;
    private static final List<String> NAMES = List.of("kernel", "gamma");

    @Test
    final void weightsAndSlots_areNamedAndShapedLikeTheWeights() {
        Map<String, Tensor> others = probe().at(Map.of()).others();

        for (String name : NAMES) {
            long[] shape = probe().start().get("weight/" + name).shape();
            assertThat(others.get("first/" + name).shape()).isEqualTo(shape);
            for (String slot : create(Optimizer.class).slots()) {
                assertThat(others.get(slot + "/" + name).shape()).as(slot).isEqualTo(shape);
            }
        }
        assertThat(others)
                .hasSize(NAMES.size() * (1 + create(Optimizer.class).slots().size()));
    }

    @Test
    final void step_goesDownhill() {
        Map<String, Tensor> others = probe().at(Map.of()).others();

        for (String name : NAMES) {
            float[] before = probe().start().get("weight/" + name).values();
            float[] gradient = probe().start().get("gradient/" + name).values();
            float[] after = others.get("first/" + name).values();
            double slope = 0;
            for (int i = 0; i < before.length; i++) {
                slope += (double) gradient[i] * (after[i] - before[i]);
            }
            assertThat(slope).as("change of the loss by " + name).isNegative();
        }
    }

    @Test
    final void step_withoutGradientFromZero_restsAndHasFiniteDerivatives() {
        Map<String, Tensor> zeros = new LinkedHashMap<>();
        probe().start().forEach((name, tensor) -> zeros.put(name, Tensors.scaled(tensor, 0)));
        Probe.Point point = probe().at(zeros);

        assertThat(point.others().values())
                .allSatisfy(tensor -> assertThat(Tensors.largest(tensor)).isZero());
        assertThat(point.gradients())
                .allSatisfy(
                        (name, tensor) -> assertThat(Tensors.isFinite(tensor)).isTrue());
        assertThat(point.products())
                .allSatisfy(
                        (name, tensor) -> assertThat(Tensors.isFinite(tensor)).isTrue());
    }

    /** Two steps with gradients of their own; the scalar mixes what they change. */
    @Override
    final Probe build() {
        Optimizer optimizer = create(Optimizer.class);
        Map<String, Tensor> start = new LinkedHashMap<>();
        for (String name : NAMES) {
            long[] shape = name.equals("kernel") ? new long[] {3, 4} : new long[] {4};
            start.put("weight/" + name, Tensors.scaled(Tensors.normal(1, shape), 0.3));
            start.put("gradient/" + name, Tensors.awayFromZero(Tensors.normal(2, shape)));
            start.put("next-gradient/" + name, Tensors.awayFromZero(Tensors.normal(3, shape)));
        }
        return new Probe(start, name -> true, (tf, given) -> {
            Weights weights = under("weight/", given);
            Map<String, Weights> zeros = new LinkedHashMap<>();
            optimizer.slots().forEach(slot -> zeros.put(slot, weights.map((name, w) -> tf.zerosLike(w))));
            Optimizer.Update first = step(tf, optimizer, 1, weights, under("gradient/", given), zeros);
            Optimizer.Update second =
                    step(tf, optimizer, 2, first.weights(), under("next-gradient/", given), first.slots());
            Map<String, Operand<TFloat32>> others = new LinkedHashMap<>();
            put(others, "first/", first.weights());
            second.slots().forEach((slot, values) -> put(others, slot + "/", values));
            Weights change = second.weights().zip(weights, tf.math::sub);
            return new Probe.Value(
                    tf.math.add(Mixture.of(tf, change.get("kernel")), Mixture.of(tf, change.get("gamma"))), others);
        });
    }

    private static Optimizer.Update step(
            Ops tf, Optimizer optimizer, int number, Weights weights, Weights gradients, Map<String, Weights> slots) {
        return optimizer.step(new Optimizer.Step(
                tf, tf.constant(RATE), tf.constant((float) number), weights, gradients, Map.copyOf(slots)));
    }

    private static Weights under(String prefix, Map<String, Operand<TFloat32>> given) {
        Map<String, Operand<TFloat32>> weights = new LinkedHashMap<>();
        NAMES.forEach(name -> weights.put(name, given.get(prefix + name)));
        return Weights.of(weights);
    }

    private static void put(Map<String, Operand<TFloat32>> target, String prefix, Weights weights) {
        weights.names().forEach(name -> target.put(prefix + name, weights.get(name)));
    }
}
