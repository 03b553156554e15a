package org.gessl.recipes.bench;

import org.gessl.framework.cost.Ceilings;
import org.gessl.framework.train.StepTimes;
import org.gessl.framework.train.TimedStep;

/** The large convolution, timed in turn with the steps: how fast a shared machine is changes within minutes. */
final class ConvolutionClock implements TimedStep {
    @Override
    public double milliseconds() {
        return 1e3 * Ceilings.convolutionSeconds();
    }

    /** Returns the rate [FLOP/s] in the middle of {@code times}. */
    static double rate(StepTimes times) {
        return 1e3 * Ceilings.convolutionFlops() / times.median();
    }

    @Override
    public void close() {}
}
