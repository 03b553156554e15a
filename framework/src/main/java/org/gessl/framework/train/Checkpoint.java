package org.gessl.framework.train;

import java.util.Map;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/**
 * The state of a run after a step: enough to go on exactly.
 *
 * @param step outer steps done
 * @param metadata what else must be known to go on, such as the spec's hash
 * @param tensors every tensor by name, in order
 */
public record Checkpoint(long step, Map<String, String> metadata, Map<String, Tensor> tensors) {

    /**
     * Returns tensor {@code name} of {@code tensors}, to be closed by the caller.
     *
     * @throws IllegalArgumentException if there is none of that {@code shape}
     */
    public static TFloat32 tensor(Map<String, Tensor> tensors, String name, Shape shape) {
        Tensor tensor = tensors.get(name);
        if (tensor == null || !Shape.of(tensor.shape()).equals(shape)) {
            throw new IllegalArgumentException("the checkpoint has no tensor '" + name + "' of shape " + shape);
        }
        return TFloat32.tensorOf(shape, DataBuffers.of(tensor.values()));
    }

    /**
     * One tensor.
     *
     * @param shape static shape; empty for a scalar
     * @param values row-major
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Tensor(long[] shape, float[] values) {}
}
