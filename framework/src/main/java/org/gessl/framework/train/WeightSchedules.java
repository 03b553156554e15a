package org.gessl.framework.train;

import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.plugin.Schedule;
import org.gessl.framework.spec.GesslSlot;

/**
 * How the weights of the losses change over the run.
 *
 * @param ssl schedule of the self-supervised loss in the inner loss
 * @param discriminative schedule of the discriminative loss in the inner loss
 * @param query schedule of the discriminative loss on the query
 */
public record WeightSchedules(Schedule ssl, Schedule discriminative, Schedule query) {

    /**
     * The factors on the weights at one step.
     *
     * @param ssl factor on that of the self-supervised loss in the inner loss
     * @param discriminative factor on that of the discriminative loss in the inner loss
     * @param query factor on that of the discriminative loss on the query
     */
    public record Factors(double ssl, double discriminative, double query) {

        /** Returns the factors in the order of the components. */
        float[] vector() {
            return new float[] {(float) ssl, (float) discriminative, (float) query};
        }
    }

    static WeightSchedules of(GesslSlot gessl, PluginRegistry registry) {
        return new WeightSchedules(
                registry.create(Schedule.class, gessl.sslSchedule()),
                registry.create(Schedule.class, gessl.discriminativeSchedule()),
                registry.create(Schedule.class, gessl.querySchedule()));
    }

    /**
     * Returns the factors of a step.
     *
     * @param progress share of the run done before the step, in [0, 1); there is no warm-up
     */
    public Factors at(double progress) {
        return new Factors(ssl.factor(progress), discriminative.factor(progress), query.factor(progress));
    }
}
