package org.gessl.framework.cost;

import java.util.List;
import org.gessl.framework.train.StepGraph;
import org.tensorflow.GraphOperation;

/**
 * What a task of a step will take. The time is the sum over the operations of its graph, each at the speed of the most similar one that was measured.
 * The memory is that of the tensors alive at once and of the training state, the old and the new, on top of what the process takes without them.
 *
 * @param seconds wall time [s]
 * @param flops floating-point operations in convolutions and matrix products, a multiply-add being two
 * @param mebibytes peak of the resident memory, without the images [MiB]
 */
public record StepForecast(double seconds, double flops, double mebibytes) {
    private static final double MEBIBYTE = 1 << 20;
    /** Scratch memory of the kernels and what the allocator cannot use again, measured over the built-in recipes. */
    private static final double TENSOR_FACTOR = 1.3;
    /** The library's and this program's objects for an operation, measured in the same way [MiB]. */
    private static final double OPERATION_MEBIBYTES = 0.02;

    /** Returns the forecast for {@code step} on a machine of {@code rates}. */
    public static StepForecast of(StepGraph step, MachineRates rates) {
        List<GraphOperation> operations = step.operations();
        double seconds = 0;
        for (GraphOperation operation : operations) {
            seconds += rates.seconds(Work.of(operation));
        }
        double tensors = TENSOR_FACTOR * LiveBytes.peak(operations) + 2 * step.stateBytes();
        double mebibytes = rates.baseMebibytes() + OPERATION_MEBIBYTES * operations.size() + tensors / MEBIBYTE;
        return new StepForecast(seconds, flops(step), mebibytes);
    }

    /** Returns the floating-point operations in convolutions and matrix products of {@code step}. */
    public static double flops(StepGraph step) {
        return step.operations().stream()
                .map(Work::of)
                .filter(work -> work.kind().counted())
                .mapToDouble(Work::amount)
                .sum();
    }
}
