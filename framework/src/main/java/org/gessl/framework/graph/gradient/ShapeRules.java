package org.gessl.framework.graph.gradient;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Scalars;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.core.StridedSlice;
import org.tensorflow.op.core.StridedSliceGrad;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Rules of operations that move, repeat, join or sum elements. */
public final class ShapeRules implements GradientRules {

    @Override
    public Map<String, GradientRule> rules() {
        Map<String, GradientRule> rules = new HashMap<>();
        GradientRule reshape =
                op -> op.only(0, op.reshape(op.gradient(), op.input(0).shape()));
        rules.put("Reshape", reshape);
        rules.put("ExpandDims", reshape);
        rules.put("Squeeze", reshape);
        rules.put("Transpose", ShapeRules::transpose);
        rules.put(
                "BroadcastTo",
                op -> op.only(0, op.sumTo(op.gradient(), op.input(0).shape())));
        rules.put("Sum", op -> op.only(0, spread(op, 1)));
        rules.put("Mean", op -> op.only(0, spread(op, reducedShare(op))));
        rules.put("Max", ShapeRules::max);
        rules.put("ConcatV2", ShapeRules::concat);
        rules.put("Split", ShapeRules::split);
        rules.put("Slice", ShapeRules::slice);
        rules.put("StridedSlice", ShapeRules::stridedSlice);
        rules.put("StridedSliceGrad", ShapeRules::stridedSliceGradient);
        rules.put("Pad", ShapeRules::pad);
        rules.put("PadV2", ShapeRules::pad);
        rules.put("Pack", ShapeRules::pack);
        rules.put("Unpack", ShapeRules::unpack);
        return rules;
    }

    private static List<Operand<TFloat32>> transpose(Backward op) {
        int[] permutation = op.constantInts(1);
        int[] inverse = new int[permutation.length];
        for (int i = 0; i < permutation.length; i++) {
            inverse[permutation[i]] = i;
        }
        return op.only(0, op.tf().linalg.transpose(op.gradient(), op.tf().constant(inverse)));
    }

    /** The gradient of a reduction's result, given back to every element that went into it and multiplied by {@code factor}. */
    private static Operand<TFloat32> spread(Backward op, double factor) {
        Shape from = op.input(0).shape();
        Operand<TFloat32> scaled = factor == 1 ? op.gradient() : Scalars.scaled(op.tf(), op.gradient(), factor);
        return op.broadcast(op.reshape(scaled, keptAxes(op)), from);
    }

    private static double reducedShare(Backward op) {
        return keptAxes(op).size() / (double) op.input(0).shape().size();
    }

    /** The shape of a reduction's result with the reduced axes kept at size 1. */
    private static Shape keptAxes(Backward op) {
        long[] sizes = op.input(0).shape().asArray();
        for (int axis : op.constantInts(1)) {
            sizes[Math.floorMod(axis, sizes.length)] = 1;
        }
        return Shape.of(sizes);
    }

    /** Ties share the gradient, as in the native library. */
    private static List<Operand<TFloat32>> max(Backward op) {
        Shape from = op.input(0).shape();
        Operand<TFloat32> largest = op.broadcast(op.reshape(op.output(0), keptAxes(op)), from);
        Operand<TFloat32> chosen = op.tf()
                .dtypes
                .cast(op.tf().math.equal(op.input(0), largest), op.input(0).type());
        Operand<TFloat32> count =
                op.broadcast(op.reshape(op.tf().sum(chosen, op.tf().constant(op.constantInts(1))), keptAxes(op)), from);
        return op.only(0, op.tf().math.mul(spread(op, 1), op.tf().math.div(chosen, count)));
    }

    private static List<Operand<TFloat32>> concat(Backward op) {
        int parts = op.inputCount() - 1;
        int axis =
                Math.floorMod(op.constantInts(parts)[0], op.gradient().shape().numDimensions());
        List<Operand<TFloat32>> result = new ArrayList<>(Collections.nCopies(parts + 1, null));
        int offset = 0;
        for (int i = 0; i < parts; i++) {
            Shape part = op.input(i).shape();
            if (op.needs(i)) {
                int[] begin = new int[part.numDimensions()];
                begin[axis] = offset;
                result.set(i, op.tf().slice(op.gradient(), op.tf().constant(begin), op.shape(part)));
            }
            offset += Math.toIntExact(part.get(axis));
        }
        return result;
    }

    private static List<Operand<TFloat32>> stridedSlice(Backward op) {
        Operand<TInt32> begin = op.rawInput(1);
        Operand<TInt32> end = op.rawInput(2);
        Operand<TInt32> strides = op.rawInput(3);
        Operand<TInt32> from = op.tf().dtypes.cast(op.shape(op.input(0).shape()), begin.type());
        return op.only(
                0,
                op.tf()
                        .stridedSliceGrad(
                                from,
                                begin,
                                end,
                                strides,
                                op.gradient(),
                                StridedSliceGrad.beginMask(mask(op, "begin_mask")),
                                StridedSliceGrad.endMask(mask(op, "end_mask")),
                                StridedSliceGrad.ellipsisMask(mask(op, "ellipsis_mask")),
                                StridedSliceGrad.newAxisMask(mask(op, "new_axis_mask")),
                                StridedSliceGrad.shrinkAxisMask(mask(op, "shrink_axis_mask"))));
    }

    private static List<Operand<TFloat32>> stridedSliceGradient(Backward op) {
        Operand<TInt32> begin = op.rawInput(1);
        Operand<TInt32> end = op.rawInput(2);
        Operand<TInt32> strides = op.rawInput(3);
        return op.only(
                4,
                op.tf()
                        .stridedSlice(
                                op.gradient(),
                                begin,
                                end,
                                strides,
                                StridedSlice.beginMask(mask(op, "begin_mask")),
                                StridedSlice.endMask(mask(op, "end_mask")),
                                StridedSlice.ellipsisMask(mask(op, "ellipsis_mask")),
                                StridedSlice.newAxisMask(mask(op, "new_axis_mask")),
                                StridedSlice.shrinkAxisMask(mask(op, "shrink_axis_mask"))));
    }

    private static Long mask(Backward op, String name) {
        return op.op().attributes().getAttrInt(name);
    }

    private static List<Operand<TFloat32>> split(Backward op) {
        List<Operand<TFloat32>> parts = new ArrayList<>();
        for (int i = 0; i < op.op().numOutputs(); i++) {
            parts.add(op.gradientOrZero(i));
        }
        Operand<TInt32> axis = op.rawInput(0);
        return op.only(1, op.tf().concat(parts, axis));
    }

    private static List<Operand<TFloat32>> slice(Backward op) {
        Shape from = op.input(0).shape();
        Shape part = op.gradient().shape();
        int[] begin = op.constantInts(1);
        int[][] padding = new int[begin.length][];
        for (int axis = 0; axis < begin.length; axis++) {
            int after = Math.toIntExact(from.get(axis) - begin[axis] - part.get(axis));
            padding[axis] = new int[] {begin[axis], after};
        }
        return op.only(
                0, op.tf().pad(op.gradient(), op.tf().constant(padding), Scalars.like(op.tf(), op.gradient(), 0)));
    }

    private static List<Operand<TFloat32>> pad(Backward op) {
        Shape from = op.input(0).shape();
        int[] padding = op.constantInts(1);
        int[] begin = new int[from.numDimensions()];
        for (int axis = 0; axis < begin.length; axis++) {
            begin[axis] = padding[2 * axis];
        }
        return op.only(0, op.tf().slice(op.gradient(), op.tf().constant(begin), op.shape(from)));
    }

    private static List<Operand<TFloat32>> pack(Backward op) {
        long axis = op.op().attributes().getAttrInt("axis");
        List<Operand<TFloat32>> parts = new ArrayList<>();
        op.tf()
                .unstack(op.gradient(), (long) op.inputCount(), Unstack.axis(axis))
                .output()
                .forEach(parts::add);
        return parts;
    }

    private static List<Operand<TFloat32>> unpack(Backward op) {
        long axis = op.op().attributes().getAttrInt("axis");
        List<Operand<TFloat32>> parts = new ArrayList<>();
        for (int i = 0; i < op.op().numOutputs(); i++) {
            parts.add(op.gradientOrZero(i));
        }
        return op.only(0, op.tf().stack(parts, Stack.axis(axis)));
    }
}
