package org.gessl.framework.cost;

import java.util.List;
import org.gessl.framework.train.StepGraph;
import org.tensorflow.GraphOperation;

/**
 * What a step will take.
 *
 * @param seconds wall time of a task [s]
 * @param flops floating-point operations in convolutions and matrix products of a task, a multiply-add being two
 * @param tensorBytes most bytes of intermediate tensors alive at once
 * @param stateBytes bytes of what outlives a step: weights, running statistics, the optimizer's buffers
 */
public record StepForecast(double seconds, double flops, double tensorBytes, double stateBytes) {

    /** Returns the forecast for {@code step} on a machine of {@code rates}. */
    public static StepForecast of(StepGraph step, MachineRates rates) {
        List<GraphOperation> operations = step.operations();
        double seconds = 0;
        double flops = 0;
        for (GraphOperation operation : operations) {
            Work work = Work.of(operation);
            seconds += rates.seconds(work);
            flops += work.kind().counted() ? work.amount() : 0;
        }
        return new StepForecast(seconds, flops, LiveBytes.peak(operations), step.stateBytes());
    }
}
