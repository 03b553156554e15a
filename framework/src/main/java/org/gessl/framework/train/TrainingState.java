package org.gessl.framework.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.graph.Initializer;
import org.gessl.framework.graph.ParameterLayout;
import org.gessl.framework.graph.ParameterSpec;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.graph.Variables;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.plugin.Optimizer;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Everything that one outer step hands to the next: theta, phi, the learned inner rates, the state of the network, the teacher and the outer optimizer's buffers. */
final class TrainingState {
    private final Ops tf;
    private final Variables theta;
    private final Variables phi;
    private final Variables rates;
    private final Variables running;
    private final Optional<Variables> teacher;
    private final Map<String, Variables> thetaSlots;
    private final Map<String, Variables> phiSlots;
    private final Map<String, Variables> rateSlots;

    /** Creates the variables of {@code layouts} and, if {@code taught}, of a teacher. */
    TrainingState(Ops tf, TaskLayouts layouts, boolean taught, Optimizer outer) {
        ParameterLayout model = layouts.model();
        ParameterLayout guide = layouts.guide();
        this.tf = tf;
        this.theta = new Variables(tf, "theta", model.trainable());
        this.phi = new Variables(tf, "phi", guide.trainable());
        this.rates = new Variables(tf, "rates", layouts.rates().trainable());
        this.running = new Variables(tf, "running", model.state());
        this.teacher = taught ? Optional.of(new Variables(tf, "teacher", model.trainable())) : Optional.empty();
        this.thetaSlots = slots(tf, outer, model.trainable());
        this.phiSlots = slots(tf, outer, guide.trainable());
        this.rateSlots = slots(tf, outer, layouts.rates().trainable());
    }

    Weights theta() {
        return theta.values();
    }

    Weights phi() {
        return phi.values();
    }

    Weights rates() {
        return rates.values();
    }

    Weights running() {
        return running.values();
    }

    /** Returns the teacher's weights; theta where there is no teacher. */
    Weights teacher() {
        return teacher.orElse(theta).values();
    }

    /** Returns the operations that draw the initial values: theta first, so that they do not depend on what else there is. */
    List<Op> initialise(RandomStream random) {
        Weights start = theta.draw(random);
        List<Op> result = new ArrayList<>(theta.assign(start));
        teacher.ifPresent(variables -> result.addAll(variables.assign(start)));
        others().forEach(variables -> result.addAll(variables.initialise(random)));
        return result;
    }

    /** Returns theta and its buffers after one step of {@code outer}. */
    Optimizer.Update stepTheta(Optimizer outer, Weights gradients, Operand<TFloat32> rate, Operand<TFloat32> number) {
        return step(outer, theta, thetaSlots, gradients, rate, number);
    }

    /** Returns the operations that replace theta and its buffers by {@code update}. */
    List<Op> updateTheta(Optimizer.Update update) {
        return assign(theta, thetaSlots, update);
    }

    /** Returns the operations that replace phi and its buffers by one step of {@code outer}. */
    List<Op> updatePhi(Optimizer outer, Weights gradients, Operand<TFloat32> rate, Operand<TFloat32> number) {
        return assign(phi, phiSlots, step(outer, phi, phiSlots, gradients, rate, number));
    }

    /** Returns the operations that replace the logarithms of the inner rates and their buffers by one step of {@code outer}. */
    List<Op> updateRates(Optimizer outer, Weights gradients, Operand<TFloat32> rate, Operand<TFloat32> number) {
        return assign(rates, rateSlots, step(outer, rates, rateSlots, gradients, rate, number));
    }

    /** Returns the operations that move the teacher towards {@code theta}; none if there is no teacher. */
    List<Op> updateTeacher(Weights theta, Operand<TFloat32> momentum) {
        if (teacher.isEmpty()) {
            return List.of();
        }
        Operand<TFloat32> share = tf.math.sub(tf.constant(1f), momentum);
        return teacher.get()
                .assign(teacher()
                        .zip(theta, (old, now) -> tf.math.add(tf.math.mul(old, momentum), tf.math.mul(now, share))));
    }

    /** Returns the operations that replace the running statistics named in {@code values}. */
    List<Op> updateRunning(Weights values) {
        return running.assign(values);
    }

    /** Reads every tensor, by the name that it has in a checkpoint. */
    Map<String, Checkpoint.Tensor> read(Session session) {
        return FetchedTensors.of(session.runner(), named());
    }

    /**
     * Writes every tensor from {@code values}.
     *
     * @throws IllegalArgumentException if one is missing or has another shape
     */
    void write(Session session, Map<String, Checkpoint.Tensor> values) {
        for (Variables variables : all()) {
            String prefix = prefix(variables);
            variables.write(session, spec -> Checkpoint.tensor(values, prefix + spec.name(), spec.shape()));
        }
    }

    /** Returns the bytes of all tensors. */
    long bytes() {
        return named().values().stream()
                .mapToLong(value -> Float.BYTES * value.shape().size())
                .sum();
    }

    private Weights named() {
        Map<String, Operand<TFloat32>> result = new LinkedHashMap<>();
        for (Variables variables : all()) {
            String prefix = prefix(variables);
            Weights values = variables.values();
            values.names().forEach(name -> result.put(prefix + name, values.get(name)));
        }
        return Weights.of(result);
    }

    private String prefix(Variables variables) {
        if (teacher.isPresent() && teacher.get() == variables) {
            return "teacher/";
        }
        for (Map<String, Variables> slots : List.of(thetaSlots, phiSlots, rateSlots)) {
            for (Map.Entry<String, Variables> slot : slots.entrySet()) {
                if (slot.getValue() == variables) {
                    return "outer/" + slot.getKey() + "/";
                }
            }
        }
        return "";
    }

    private List<Variables> all() {
        List<Variables> result = new ArrayList<>(List.of(theta));
        teacher.ifPresent(result::add);
        result.addAll(others());
        return result;
    }

    private List<Variables> others() {
        List<Variables> result = new ArrayList<>(List.of(phi, rates, running));
        result.addAll(thetaSlots.values());
        result.addAll(phiSlots.values());
        result.addAll(rateSlots.values());
        return result;
    }

    private Optimizer.Update step(
            Optimizer outer,
            Variables weights,
            Map<String, Variables> slots,
            Weights gradients,
            Operand<TFloat32> rate,
            Operand<TFloat32> number) {
        Map<String, Weights> buffers = new LinkedHashMap<>();
        slots.forEach((slot, variables) -> buffers.put(slot, variables.values()));
        return outer.step(new Optimizer.Step(tf, rate, number, weights.values(), gradients, buffers));
    }

    private static List<Op> assign(Variables weights, Map<String, Variables> slots, Optimizer.Update update) {
        List<Op> result = new ArrayList<>(weights.assign(update.weights()));
        update.slots().forEach((slot, values) -> result.addAll(slots.get(slot).assign(values)));
        return result;
    }

    private static Map<String, Variables> slots(Ops tf, Optimizer outer, List<ParameterSpec> weights) {
        List<ParameterSpec> zero = weights.stream()
                .map(spec -> new ParameterSpec(spec.name(), spec.shape(), Initializer.constant(0)))
                .toList();
        Map<String, Variables> result = new LinkedHashMap<>();
        outer.slots().forEach(slot -> result.put(slot, new Variables(tf, "outer/" + slot, zero)));
        return result;
    }
}
