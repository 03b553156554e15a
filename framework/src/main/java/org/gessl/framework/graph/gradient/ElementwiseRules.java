package org.gessl.framework.graph.gradient;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Scalars;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** Rules of operations that treat each element on its own, with broadcasting. */
public final class ElementwiseRules implements GradientRules {

    @Override
    public Map<String, GradientRule> rules() {
        Map<String, GradientRule> rules = new HashMap<>();
        rules.putAll(arithmetic());
        rules.putAll(functions());
        rules.putAll(choices());
        return rules;
    }

    private static Map<String, GradientRule> arithmetic() {
        GradientRule add = op -> binary(op, op.gradient(), op.gradient());
        GradientRule divide = ElementwiseRules::divide;
        return Map.of(
                "Add",
                add,
                "AddV2",
                add,
                "Sub",
                op -> binary(op, op.gradient(), op.needs(1) ? op.tf().math.neg(op.gradient()) : null),
                "Mul",
                ElementwiseRules::multiply,
                "Div",
                divide,
                "RealDiv",
                divide,
                "SquaredDifference",
                ElementwiseRules::squaredDifference,
                "AddN",
                op -> java.util.Collections.nCopies(op.inputCount(), op.gradient()),
                "Identity",
                op -> List.of(op.gradient()),
                "Neg",
                op -> List.of(op.tf().math.neg(op.gradient())));
    }

    private static Map<String, GradientRule> functions() {
        Map<String, GradientRule> rules = new HashMap<>();
        rules.put("Exp", op -> times(op, op.output(0)));
        rules.put("Log", op -> List.of(op.tf().math.div(op.gradient(), op.input(0))));
        rules.put("Log1p", op -> List.of(op.tf().math.div(op.gradient(), onePlus(op.tf(), op.input(0)))));
        rules.put("Sqrt", op -> List.of(Scalars.scaled(op.tf(), op.tf().math.div(op.gradient(), op.output(0)), 0.5)));
        rules.put("Rsqrt", op -> times(op, Scalars.scaled(op.tf(), cube(op.tf(), op.output(0)), -0.5)));
        rules.put("Square", op -> times(op, Scalars.scaled(op.tf(), op.input(0), 2)));
        rules.put("Reciprocal", op -> times(op, op.tf().math.neg(op.tf().math.square(op.output(0)))));
        rules.put("Tanh", op -> times(op, oneMinus(op.tf(), op.tf().math.square(op.output(0)))));
        rules.put("Sigmoid", op -> times(op, sigmoidSlope(op.tf(), op.output(0))));
        rules.put("Softplus", op -> times(op, op.tf().math.sigmoid(op.input(0))));
        rules.put("Sin", op -> times(op, op.tf().math.cos(op.input(0))));
        rules.put("Cos", op -> times(op, op.tf().math.neg(op.tf().math.sin(op.input(0)))));
        rules.put(
                "Cast",
                op -> List.of(op.tf().dtypes.cast(op.gradient(), op.input(0).type())));
        rules.put("Erf", op -> times(op, bell(op.tf(), op.input(0))));
        rules.put("Abs", op -> times(op, op.tf().math.sign(op.input(0))));
        rules.put("Relu", op -> List.of(op.tf().nn.reluGrad(op.gradient(), op.output(0))));
        rules.put("ReluGrad", op -> op.inOrder(op.tf().nn.reluGrad(op.gradient(), op.input(1))));
        return rules;
    }

    private static Map<String, GradientRule> choices() {
        GradientRule select = op -> {
            Operand<TBool> condition = op.rawInput(0);
            return op.inOrder(null, kept(op, 1, condition, true), kept(op, 2, condition, false));
        };
        return Map.of(
                "Select",
                select,
                "SelectV2",
                select,
                "Maximum",
                op -> extreme(op, op.tf().math.greaterEqual(op.input(0), op.input(1))),
                "Minimum",
                op -> extreme(op, op.tf().math.lessEqual(op.input(0), op.input(1))));
    }

    private static List<Operand<TFloat32>> multiply(Backward op) {
        return binary(
                op,
                op.needs(0) ? op.tf().math.mul(op.gradient(), op.input(1)) : null,
                op.needs(1) ? op.tf().math.mul(op.gradient(), op.input(0)) : null);
    }

    private static List<Operand<TFloat32>> divide(Backward op) {
        Operand<TFloat32> quotient = op.tf().math.div(op.gradient(), op.input(1));
        return binary(op, quotient, op.needs(1) ? op.tf().math.neg(op.tf().math.mul(quotient, op.output(0))) : null);
    }

    private static List<Operand<TFloat32>> squaredDifference(Backward op) {
        Operand<TFloat32> difference = op.tf().math.sub(op.input(0), op.input(1));
        Operand<TFloat32> slope = op.tf().math.mul(op.gradient(), Scalars.scaled(op.tf(), difference, 2));
        return binary(op, slope, op.needs(1) ? op.tf().math.neg(slope) : null);
    }

    private static List<Operand<TFloat32>> extreme(Backward op, Operand<TBool> first) {
        return op.inOrder(kept(op, 0, first, true), kept(op, 1, first, false));
    }

    /** The gradient where {@code condition} equals {@code wanted}, zero elsewhere, summed to the shape of input {@code index}. */
    private static Operand<TFloat32> kept(Backward op, int index, Operand<TBool> condition, boolean wanted) {
        if (!op.needs(index)) {
            return null;
        }
        Operand<TFloat32> zero = Scalars.like(op.tf(), op.gradient(), 0);
        Operand<TFloat32> gradient = wanted
                ? op.tf().select(condition, op.gradient(), zero)
                : op.tf().select(condition, zero, op.gradient());
        return op.sumTo(gradient, op.input(index).shape());
    }

    private static List<Operand<TFloat32>> binary(Backward op, Operand<TFloat32> left, Operand<TFloat32> right) {
        return op.inOrder(
                op.needs(0) ? op.sumTo(left, op.input(0).shape()) : null,
                op.needs(1) ? op.sumTo(right, op.input(1).shape()) : null);
    }

    private static List<Operand<TFloat32>> times(Backward op, Operand<TFloat32> slope) {
        return List.of(op.tf().math.mul(op.gradient(), slope));
    }

    private static Operand<TFloat32> onePlus(Ops tf, Operand<TFloat32> x) {
        return tf.math.add(x, Scalars.like(tf, x, 1));
    }

    private static Operand<TFloat32> oneMinus(Ops tf, Operand<TFloat32> x) {
        return tf.math.sub(Scalars.like(tf, x, 1), x);
    }

    private static Operand<TFloat32> cube(Ops tf, Operand<TFloat32> x) {
        return tf.math.mul(x, tf.math.square(x));
    }

    /** {@code 2 / sqrt(pi) * exp(-x^2)}. */
    private static Operand<TFloat32> bell(Ops tf, Operand<TFloat32> x) {
        return Scalars.scaled(tf, tf.math.exp(tf.math.neg(tf.math.square(x))), 2 / Math.sqrt(Math.PI));
    }

    private static Operand<TFloat32> sigmoidSlope(Ops tf, Operand<TFloat32> sigmoid) {
        return tf.math.mul(sigmoid, oneMinus(tf, sigmoid));
    }
}
