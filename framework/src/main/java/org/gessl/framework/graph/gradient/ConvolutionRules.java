package org.gessl.framework.graph.gradient;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Rules of convolution and pooling. A convolution is linear in the image and in the kernel, so its two gradients and theirs are convolutions of the same
 * three kinds.
 */
public final class ConvolutionRules implements GradientRules {

    @Override
    public Map<String, GradientRule> rules() {
        return Map.of(
                "Conv2D",
                op -> op.inOrder(
                        op.needs(0) ? toImage(op, op.input(0), op.input(1), op.gradient()) : null,
                        op.needs(1) ? toKernel(op, op.input(0), op.input(1), op.gradient()) : null),
                "Conv2DBackpropInput",
                op -> op.inOrder(
                        null,
                        op.needs(1) ? toKernel(op, op.gradient(), op.input(1), op.input(2)) : null,
                        op.needs(2) ? convolve(op, op.gradient(), op.input(1)) : null),
                "Conv2DBackpropFilter",
                op -> op.inOrder(
                        op.needs(0) ? toImage(op, op.input(0), op.gradient(), op.input(2)) : null,
                        null,
                        op.needs(2) ? convolve(op, op.input(0), op.gradient()) : null),
                "MaxPoolV2",
                op -> op.only(0, poolGradient(op)),
                "MaxPoolGradV2",
                op -> op.only(2, poolGradientGradient(op)));
    }

    private static Operand<TFloat32> convolve(Backward op, Operand<TFloat32> image, Operand<TFloat32> kernel) {
        return op.tf().nn.conv2d(image, kernel, strides(op), padding(op));
    }

    private static Operand<TFloat32> toImage(
            Backward op, Operand<TFloat32> image, Operand<TFloat32> kernel, Operand<TFloat32> result) {
        return op.tf().nn.conv2dBackpropInput(op.shape(image.shape()), kernel, result, strides(op), padding(op));
    }

    /**
     * The native CPU kernel (oneDNN with AVX2) is wrong for a 1 x 1 kernel with a stride and fewer than 8 channels. Such a convolution sees only every
     * stride-th pixel, so the gradient is taken of a plain one of these.
     */
    private static Operand<TFloat32> toKernel(
            Backward op, Operand<TFloat32> image, Operand<TFloat32> kernel, Operand<TFloat32> result) {
        Shape size = kernel.shape();
        List<Long> strides = strides(op);
        boolean plain = size.get(0) > 1 || size.get(1) > 1 || strides.stream().allMatch(s -> s == 1);
        Operand<TFloat32> seen = plain ? image : strided(op, image, strides);
        return op.tf()
                .nn
                .conv2dBackpropFilter(
                        seen, op.shape(size), result, plain ? strides : List.of(1L, 1L, 1L, 1L), padding(op));
    }

    private static Operand<TFloat32> strided(Backward op, Operand<TFloat32> image, List<Long> strides) {
        int[] apart = strides.stream().mapToInt(Math::toIntExact).toArray();
        return op.tf()
                .stridedSlice(
                        image,
                        op.tf().constant(new int[apart.length]),
                        op.shape(image.shape()),
                        op.tf().constant(apart));
    }

    private static Operand<TFloat32> poolGradient(Backward op) {
        Operand<TInt32> size = op.rawInput(1);
        Operand<TInt32> strides = op.rawInput(2);
        return op.tf().nn.maxPoolGrad(op.input(0), op.output(0), op.gradient(), size, strides, padding(op));
    }

    private static Operand<TFloat32> poolGradientGradient(Backward op) {
        Operand<TInt32> size = op.rawInput(3);
        Operand<TInt32> strides = op.rawInput(4);
        return op.tf().nn.maxPoolGradGrad(op.input(0), op.input(1), op.gradient(), size, strides, padding(op));
    }

    private static List<Long> strides(Backward op) {
        return Arrays.stream(op.op().attributes().getAttrIntList("strides"))
                .boxed()
                .toList();
    }

    private static String padding(Backward op) {
        return op.op().attributes().getAttrString("padding");
    }
}
