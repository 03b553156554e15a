package org.gessl.framework.verify;

import java.util.Arrays;

/**
 * Numbers of a reference file, or a result that is compared with them.
 *
 * @param shape static shape; empty for a scalar
 * @param values row-major
 */
@SuppressWarnings("ArrayRecordComponent")
public record GoldenTensor(long[] shape, double[] values) {

    /**
     * @throws GoldenFormatException if the number of values is not that of the shape
     */
    public GoldenTensor {
        long size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        if (size != values.length) {
            throw new GoldenFormatException(values.length + " values do not fill the shape " + Arrays.toString(shape));
        }
    }
}
