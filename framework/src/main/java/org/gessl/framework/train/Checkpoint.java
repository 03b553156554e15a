package org.gessl.framework.train;

import java.util.Map;

/**
 * The state of a run after a step: enough to go on exactly.
 *
 * @param step outer steps done
 * @param metadata what else must be known to go on, such as the spec's hash
 * @param tensors every tensor by name, in order
 */
public record Checkpoint(long step, Map<String, String> metadata, Map<String, Tensor> tensors) {

    /**
     * One tensor.
     *
     * @param shape static shape; empty for a scalar
     * @param values row-major
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Tensor(long[] shape, float[] values) {}
}
