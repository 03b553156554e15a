package org.gessl.framework.graph.gradient;

import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/** Rules of the softmax over the last axis and of its logarithm. */
public final class SoftmaxRules implements GradientRules {

    @Override
    public Map<String, GradientRule> rules() {
        return Map.of("Softmax", SoftmaxRules::softmax, "LogSoftmax", SoftmaxRules::logSoftmax);
    }

    private static List<Operand<TFloat32>> softmax(Backward op) {
        Operand<TFloat32> p = op.output(0);
        Operand<TFloat32> total = total(op, op.tf().math.mul(op.gradient(), p));
        return List.of(op.tf().math.mul(op.tf().math.sub(op.gradient(), total), p));
    }

    private static List<Operand<TFloat32>> logSoftmax(Backward op) {
        Operand<TFloat32> p = op.tf().math.exp(op.output(0));
        return List.of(op.tf().math.sub(op.gradient(), op.tf().math.mul(p, total(op, op.gradient()))));
    }

    private static Operand<TFloat32> total(Backward op, Operand<TFloat32> x) {
        return op.tf().sum(x, op.tf().constant(-1), Sum.keepDims(true));
    }
}
