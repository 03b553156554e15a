package org.gessl.framework.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Initializer;
import org.gessl.framework.graph.ParameterSpec;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.graph.Variables;
import org.gessl.framework.graph.Weights;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The mean gradient over the tasks of an outer step. Tasks run one after the other, so neither graph nor memory grow with
 * their number.
 */
final class GradientSum {
    private final Ops tf;
    private final Variables sums;
    private final Weights mean;

    /** Creates the sum of the {@code gradients} of {@code tasks} tasks; a single task needs no memory. */
    GradientSum(Ops tf, Weights gradients, int tasks) {
        this.tf = tf;
        if (tasks == 1) {
            this.sums = null;
            this.mean = gradients;
            return;
        }
        this.sums = new Variables(tf, "sum", zeros(gradients));
        Operand<TFloat32> share = tf.constant(1f / tasks);
        this.mean = gradients.zip(sums.values(), (g, sum) -> tf.math.add(sum, tf.math.mul(g, share)));
    }

    /** Returns the sum up to this task, divided by the number of tasks: the mean once all are in. */
    Weights mean() {
        return mean;
    }

    /** Returns the operations that keep this task's share for the next. */
    List<Op> keep() {
        return sums == null ? List.of() : sums.assign(mean);
    }

    /** Returns the operations that start over, after this step's mean was taken. */
    List<Op> clear() {
        if (sums == null) {
            return List.of();
        }
        Map<String, Operand<TFloat32>> zeros = new LinkedHashMap<>();
        for (String name : mean.names()) {
            Operand<TFloat32> taken = mean.get(name);
            Ops after = tf.withControlDependencies(List.of(taken));
            zeros.put(name, after.fill(after.constant(taken.shape().asArray()), after.constant(0f)));
        }
        return sums.assign(Weights.of(zeros));
    }

    /** Returns the operations that set all sums to zero. */
    List<Op> initialise(RandomStream random) {
        return sums == null ? List.of() : sums.initialise(random);
    }

    private static List<ParameterSpec> zeros(Weights gradients) {
        List<ParameterSpec> result = new ArrayList<>();
        for (String name : gradients.names()) {
            result.add(new ParameterSpec(name, gradients.get(name).shape(), Initializer.constant(0)));
        }
        return result;
    }
}
