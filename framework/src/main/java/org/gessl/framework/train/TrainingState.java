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
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Everything that one outer step hands to the next: theta, phi, the learned inner rates, the running statistics and the outer optimizer's buffers. */
final class TrainingState {
    private final Ops tf;
    private final Variables theta;
    private final Variables phi;
    private final Variables rates;
    private final Variables running;
    private final Map<String, Variables> thetaSlots;
    private final Map<String, Variables> phiSlots;
    private final Map<String, Variables> rateSlots;

    /** Creates the variables of {@code layouts}. */
    TrainingState(Ops tf, TaskLayouts layouts, Optimizer outer) {
        ParameterLayout model = layouts.model();
        ParameterLayout guide = layouts.guide();
        this.tf = tf;
        this.theta = new Variables(tf, "theta", model.trainable());
        this.phi = new Variables(tf, "phi", guide.trainable());
        this.rates = new Variables(tf, "rates", layouts.rates().trainable());
        this.running = new Variables(tf, "running", model.state());
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

    /** Returns the operations that replace the logarithms of the inner rates and their buffers by one step of {@code outer}. */
    List<Op> updateRates(Optimizer outer, Weights gradients, Operand<TFloat32> rate, Operand<TFloat32> number) {
        return update(outer, rates, rateSlots, gradients, rate, number);
    }

    /** Returns the operations that replace the running statistics named in {@code values}. */
    List<Op> updateRunning(Weights values) {
        return running.assign(values);
    }

    /** Reads every tensor, by the name that it has in a checkpoint. */
    Map<String, Checkpoint.Tensor> read(Session session) {
        Weights values = named();
        Session.Runner runner = session.runner();
        values.values().forEach(runner::fetch);
        Map<String, Checkpoint.Tensor> result = new LinkedHashMap<>();
        try (Result fetched = runner.run()) {
            int i = 0;
            for (String name : values.names()) {
                TFloat32 tensor = (TFloat32) fetched.get(i++);
                float[] numbers = new float[Math.toIntExact(tensor.size())];
                tensor.copyTo(
                        org.tensorflow.ndarray.NdArrays.wrap(tensor.shape(), DataBuffers.of(numbers, false, false)));
                result.put(name, new Checkpoint.Tensor(tensor.shape().asArray(), numbers));
            }
        }
        return result;
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
        List<Variables> result = new ArrayList<>(List.of(theta, phi, rates, running));
        result.addAll(thetaSlots.values());
        result.addAll(phiSlots.values());
        result.addAll(rateSlots.values());
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
