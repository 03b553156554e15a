package org.gessl.framework.cost;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.LayerFormat;
import org.gessl.framework.graph.NetworkState;
import org.gessl.framework.graph.Normalisation;
import org.gessl.framework.graph.ParameterLayout;
import org.gessl.framework.graph.ParameterSpec;
import org.gessl.framework.graph.Rows;
import org.gessl.framework.graph.StepContext;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.spec.Precision;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * The gradient of a small network, by which the speeds of single operations are put right: in a step the inputs of an operation lie in memory rather than in a
 * cache, and its result is a new piece of memory.
 *
 * @param precision of the layers, not {@code AUTO}
 */
record ReferenceStep(Precision precision) {
    private static final Shape IMAGES = Shape.of(128, 24, 24, 3);
    private static final int[] WIDTHS = {16, 32, 64, 128};
    private static final int EMBEDDING = 64;
    private static final double MOST = 2;

    /** Returns how many times as long the step takes as the sum over its operations at {@code rates}, in [1, 2]. */
    double factor(MachineRates rates) {
        ParameterLayout layout = ParameterLayout.of(net ->
                loss(net, net.tf().zeros(net.tf().constant(IMAGES.asArray()), TFloat32.class)));
        List<Shape> inputs = new ArrayList<>(List.of(IMAGES));
        layout.trainable().forEach(spec -> inputs.add(spec.shape()));
        double[] forecast = new double[1];
        double measured = TimedGraph.seconds(TFloat32.class, inputs, (tf, in) -> {
            Set<GraphOperation> before = operations(tf);
            Operand<TFloat32> gradients = gradients(tf, layout.trainable(), in);
            Set<GraphOperation> step = operations(tf);
            step.removeAll(before);
            forecast[0] = step.stream()
                    .mapToDouble(operation -> rates.seconds(Work.of(operation)))
                    .sum();
            return gradients;
        });
        return Math.min(MOST, Math.max(1, measured / forecast[0]));
    }

    /** All gradients in one row, so that a run computes them all. */
    private Operand<TFloat32> gradients(Ops tf, List<ParameterSpec> specs, List<Operand<TFloat32>> inputs) {
        Map<String, Operand<TFloat32>> named = new LinkedHashMap<>();
        for (int i = 0; i < specs.size(); i++) {
            named.put(specs.get(i).name(), inputs.get(i + 1));
        }
        Weights weights = Weights.of(named);
        NetworkState state =
                new NetworkState(spec -> tf.zeros(tf.constant(spec.shape().asArray()), TFloat32.class));
        LayerFormat layers = LayerFormat.of(precision, Optional.empty());
        StepContext context = new StepContext(tf.constant(0f), tf.constant(0L), weights, layers);
        Forward net = new Forward(tf, weights, state, Normalisation.BATCH, context).inStepFormat();
        List<Operand<TFloat32>> rows = new ArrayList<>();
        Gradients.of(tf, loss(net, inputs.get(0)), weights)
                .values()
                .forEach(gradient -> rows.add(tf.reshape(gradient, tf.array(-1))));
        return tf.concat(rows, tf.constant(0));
    }

    /** How alike the embeddings of the images are. */
    private static Operand<TFloat32> loss(Forward net, Operand<TFloat32> images) {
        Ops tf = net.tf();
        Operand<TFloat32> x = images;
        for (int i = 0; i < WIDTHS.length; i++) {
            Forward block = net.scope("block" + i);
            Operand<TFloat32> normalised = block.batchNorm(block.conv("conv", x, WIDTHS[i], 3, 1));
            x = block.maxPool(block.relu(normalised), 2, 2, "SAME");
        }
        Operand<TFloat32> z = Rows.normalise(tf, net.linear("head", net.globalAveragePool(x), EMBEDDING));
        Operand<TFloat32> similarity = tf.linalg.matMul(z, z, MatMul.transposeB(true));
        return tf.math.mean(tf.math.exp(similarity), tf.array(0, 1));
    }

    private static Set<GraphOperation> operations(Ops tf) {
        Set<GraphOperation> operations = new HashSet<>();
        Iterator<GraphOperation> all = ((Graph) tf.scope().env()).operations();
        all.forEachRemaining(operations::add);
        return operations;
    }
}
