package org.gessl.framework.bilevel;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gessl.framework.graph.Initializer;
import org.gessl.framework.graph.ParameterSpec;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.spec.InnerRate;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The learning rates of the inner steps: {@code alpha * exp(rho)}, where alpha is the optimizer's own rate and rho, zero at the start, is learned by the
 * outer loop (after Meta-SGD, arXiv 1707.09835; the exponential, which keeps rates above zero, is this project's reading).
 *
 * @param kind whether there is no rho, one, or one for each tensor
 * @param alpha the optimizer's own rate
 */
record InnerRates(InnerRate kind, double alpha) {
    private static final String NAME = "inner/rate";

    /** Returns the scalars rho for adapted weights called {@code adapted}. */
    List<ParameterSpec> specs(Collection<String> adapted) {
        Set<String> names = new LinkedHashSet<>();
        if (kind != InnerRate.FIXED) {
            adapted.forEach(weight -> names.add(nameFor(weight)));
        }
        return names.stream()
                .map(name -> new ParameterSpec(name, Shape.scalar(), Initializer.constant(0)))
                .toList();
    }

    /** Returns the adapted weights by the rate, a scalar, that they have in common. */
    Map<Operand<TFloat32>, Set<String>> groups(Ops tf, Weights rho, Collection<String> adapted) {
        Map<String, Set<String>> byName = new LinkedHashMap<>();
        adapted.forEach(weight -> byName.computeIfAbsent(nameFor(weight), n -> new LinkedHashSet<>())
                .add(weight));
        Map<Operand<TFloat32>, Set<String>> groups = new LinkedHashMap<>();
        byName.forEach((name, weights) -> groups.put(rate(tf, rho, name), weights));
        return groups;
    }

    private Operand<TFloat32> rate(Ops tf, Weights rho, String name) {
        Operand<TFloat32> own = tf.constant((float) alpha);
        return kind == InnerRate.FIXED ? own : tf.math.mul(own, tf.math.exp(rho.get(name)));
    }

    private String nameFor(String weight) {
        return kind == InnerRate.PER_TENSOR ? NAME + "/" + weight : NAME;
    }
}
