package org.gessl.framework.train;

import org.gessl.framework.spec.GesslSlot;

/**
 * The scalars that one task of a step is given; {@link StepScalars} is where they enter the graph.
 *
 * @param key key of the task's random numbers
 * @param thetaRate learning rate of the model
 * @param phiRate learning rate of the threshold network
 * @param innerRateRate learning rate of the learned inner rates
 * @param factors factors on the weights of the losses
 * @param number outer steps done, this one included
 * @param progress share of the run done before this step, in [0, 1)
 */
record StepInputs(
        long key,
        double thetaRate,
        double phiRate,
        double innerRateRate,
        WeightSchedules.Factors factors,
        long number,
        double progress) {

    /** Returns the inputs of a step at {@code progress}, with the pipeline's learning rates times {@code factor}. */
    static StepInputs of(Pipeline pipeline, double factor, long key, long number, double progress) {
        GesslSlot gessl = pipeline.spec().gessl();
        return new StepInputs(
                key,
                pipeline.outer().learningRate() * factor,
                gessl.thresholdLearningRate() * factor,
                gessl.rateLearningRate() * factor,
                pipeline.weightSchedules().at(progress),
                number,
                progress);
    }
}
