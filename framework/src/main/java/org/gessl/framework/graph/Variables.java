package org.gessl.framework.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * Tensors that outlive a step, as resource variables of a graph.
 *
 * <p>Each is read by one operation, which every consumer shares: so all of a step sees the values from before it, whatever is assigned
 * meanwhile.
 */
public final class Variables {
    private final Ops tf;
    private final List<ParameterSpec> specs;
    private final Map<String, Operand<? extends TType>> handles = new LinkedHashMap<>();
    private final Weights values;
    private final Weights restored;
    private final List<Op> restore;

    /** Creates a variable for each of {@code specs}; {@code owner} tells variables of one name apart. */
    public Variables(Ops tf, String owner, List<ParameterSpec> specs) {
        this.tf = tf;
        this.specs = List.copyOf(specs);
        Map<String, Operand<TFloat32>> reads = new LinkedHashMap<>();
        for (ParameterSpec spec : specs) {
            Operand<? extends TType> handle =
                    tf.varHandleOp(TFloat32.class, spec.shape(), VarHandleOp.sharedName(owner + "/" + spec.name()));
            handles.put(spec.name(), handle);
            reads.put(spec.name(), tf.readVariableOp(handle, TFloat32.class));
        }
        this.values = Weights.of(reads);
        Map<String, Operand<TFloat32>> placeholders = new LinkedHashMap<>();
        for (ParameterSpec spec : specs) {
            placeholders.put(spec.name(), tf.placeholder(TFloat32.class, Placeholder.shape(spec.shape())));
        }
        this.restored = Weights.of(placeholders);
        this.restore = assign(restored);
    }

    /** Returns the values at the start of the step. */
    public Weights values() {
        return values;
    }

    /** Returns initial values of the variables, drawn from {@code random}. */
    public Weights draw(RandomStream random) {
        Map<String, Operand<TFloat32>> drawn = new LinkedHashMap<>();
        for (ParameterSpec spec : specs) {
            drawn.put(spec.name(), spec.initializer().initialise(tf, random, spec.shape()));
        }
        return Weights.of(drawn);
    }

    /** Returns the operations that give each variable its initial value, drawn from {@code random}. */
    public List<Op> initialise(RandomStream random) {
        return assign(draw(random));
    }

    /** Returns the operations that assign {@code weights}, each to the variable of its name. */
    public List<Op> assign(Weights weights) {
        List<Op> result = new ArrayList<>();
        for (String name : weights.names()) {
            result.add(assign(name, weights.get(name)));
        }
        return result;
    }

    /** Writes {@code value} of each variable's spec into the variable, and closes it. */
    public void write(Session session, Function<ParameterSpec, TFloat32> value) {
        if (specs.isEmpty()) {
            return;
        }
        Session.Runner runner = session.runner();
        List<TFloat32> fed = new ArrayList<>();
        try {
            for (ParameterSpec spec : specs) {
                TFloat32 tensor = value.apply(spec);
                fed.add(tensor);
                runner.feed(restored.get(spec.name()), tensor);
            }
            restore.forEach(runner::addTarget);
            runner.run().close();
        } finally {
            fed.forEach(TFloat32::close);
        }
    }

    private Op assign(String name, Operand<TFloat32> value) {
        return tf.assignVariableOp(handles.get(name), value);
    }
}
