package org.gessl.framework.cost;

import org.tensorflow.GraphOperation;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;

/**
 * What one operation of a graph has to do.
 *
 * @param kind what it is
 * @param amount floating-point operations, a multiply-add being two, or bytes read and written, as {@code kind} counts
 * @param channels geometric mean of the channels on both sides of a convolution, or of the sides of a matrix product or of a matrix; otherwise 1
 * @param pixels places of an image at which a convolution is evaluated; otherwise 1
 */
record Work(WorkKind kind, double amount, double channels, double pixels) {

    /** Returns the work of {@code operation}; a tensor of unknown shape counts nothing. */
    static Work of(GraphOperation operation) {
        WorkKind kind = WorkKind.of(operation.type());
        return switch (kind) {
            case NONE -> new Work(kind, 0, 1, 1);
            case CONVOLUTION ->
                convolution(kind, shape(operation, 1), operation.output(0).shape());
            case IMAGE_GRADIENT -> convolution(kind, shape(operation, 1), shape(operation, 2));
            case KERNEL_GRADIENT -> convolution(kind, operation.output(0).shape(), shape(operation, 2));
            case PRODUCT, BATCH_PRODUCT -> product(kind, operation);
            case FACTORISATION, SPECTRUM -> matrices(kind, shape(operation, 0));
            default -> ofBytes(kind, TensorSize.traffic(operation));
        };
    }

    /** Returns work that is counted in bytes. */
    static Work ofBytes(WorkKind kind, double bytes) {
        return new Work(kind, bytes, 1, 1);
    }

    /** Returns the work of a convolution with a kernel [h, w, in, out] whose result, or the gradient of it, is [n, h', w', out]. */
    static Work convolution(WorkKind kind, Shape kernel, Shape result) {
        if (kernel.numDimensions() != 4 || result.numDimensions() != 4) {
            return ofBytes(kind, 0);
        }
        double flops = 2 * TensorSize.numbers(result) * kernel.get(0) * kernel.get(1) * kernel.get(2);
        return new Work(
                kind,
                Math.max(0, flops),
                Math.sqrt((double) kernel.get(2) * kernel.get(3)),
                result.get(1) * result.get(2));
    }

    /** Returns the work of a product of [.., m, k] and [.., k, n], either one perhaps transposed: the sizes alone tell k. */
    private static Work product(WorkKind kind, GraphOperation operation) {
        Shape result = operation.output(0).shape();
        double numbers = TensorSize.numbers(result);
        double factors = TensorSize.numbers(shape(operation, 0)) * TensorSize.numbers(shape(operation, 1));
        if (numbers == 0 || factors == 0 || result.numDimensions() < 2) {
            return ofBytes(kind, 0);
        }
        double one = (double) result.get(-1) * result.get(-2);
        double depth = Math.sqrt(factors / numbers / (numbers / one));
        return new Work(kind, 2 * numbers * depth, Math.cbrt(one * depth), 1);
    }

    /** Returns the work of taking matrices [.., m, n] apart: m n min(m, n) multiply-adds each, whatever the algorithm makes of them. */
    static Work matrices(WorkKind kind, Shape shape) {
        if (TensorSize.numbers(shape) == 0 || shape.numDimensions() < 2) {
            return ofBytes(kind, 0);
        }
        double least = Math.min(shape.get(-1), shape.get(-2));
        double side = Math.cbrt(least * shape.get(-1) * shape.get(-2));
        return new Work(kind, 2 * TensorSize.numbers(shape) * least, side, 1);
    }

    private static Shape shape(GraphOperation operation, int input) {
        Output<?> source = operation.input(input);
        return source.shape();
    }
}
