package org.gessl.framework.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Everything that one outer step hands to the next: theta, phi, the running statistics and the outer optimizer's buffers. */
final class TrainingState {
    private final Ops tf;
    private final Variables theta;
    private final Variables phi;
    private final Variables running;
    private final Map<String, Variables> thetaSlots;
    private final Map<String, Variables> phiSlots;

    /** Creates the variables of {@code model} and of the threshold network {@code guide}. */
    TrainingState(Ops tf, ParameterLayout model, ParameterLayout guide, Optimizer outer) {
        this.tf = tf;
        this.theta = new Variables(tf, "theta", model.trainable());
        this.phi = new Variables(tf, "phi", guide.trainable());
        this.running = new Variables(tf, "running", model.state());
        this.thetaSlots = slots(tf, outer, model.trainable());
        this.phiSlots = slots(tf, outer, guide.trainable());
    }

    Weights theta() {
        return theta.values();
    }

    Weights phi() {
        return phi.values();
    }

    Weights running() {
        return running.values();
    }

    /** Returns the operations that draw the initial values: theta first, so that they do not depend on what else there is. */
    List<Op> initialise(RandomStream random) {
        List<Op> result = new ArrayList<>();
        all().forEach(variables -> result.addAll(variables.initialise(random)));
        return result;
    }

    /** Returns the operations that replace theta and its buffers by one step of {@code outer}. */
    List<Op> updateTheta(Optimizer outer, Weights gradients, Operand<TFloat32> rate, Operand<TFloat32> number) {
        return update(outer, theta, thetaSlots, gradients, rate, number);
    }

    /** Returns the operations that replace phi and its buffers by one step of {@code outer}. */
    List<Op> updatePhi(Optimizer outer, Weights gradients, Operand<TFloat32> rate, Operand<TFloat32> number) {
        return update(outer, phi, phiSlots, gradients, rate, number);
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
        for (Map<String, Variables> slots : List.of(thetaSlots, phiSlots)) {
            for (Map.Entry<String, Variables> slot : slots.entrySet()) {
                if (slot.getValue() == variables) {
                    return "outer/" + slot.getKey() + "/";
                }
            }
        }
        return "";
    }

    private List<Variables> all() {
        List<Variables> result = new ArrayList<>(List.of(theta, phi, running));
        result.addAll(thetaSlots.values());
        result.addAll(phiSlots.values());
        return result;
    }

    private List<Op> update(
            Optimizer outer,
            Variables weights,
            Map<String, Variables> slots,
            Weights gradients,
            Operand<TFloat32> rate,
            Operand<TFloat32> number) {
        Map<String, Weights> buffers = new LinkedHashMap<>();
        slots.forEach((slot, variables) -> buffers.put(slot, variables.values()));
        Optimizer.Update update =
                outer.step(new Optimizer.Step(tf, rate, number, weights.values(), gradients, buffers));
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
