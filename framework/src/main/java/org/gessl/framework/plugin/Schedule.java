package org.gessl.framework.plugin;

/** A learning-rate schedule: a factor on the optimizer's rate. */
@FunctionalInterface
public interface Schedule {

    /**
     * Returns the factor on the learning rate, at least 0.
     *
     * @param progress share of the run after warm-up that lies behind, in [0, 1)
     */
    double factor(double progress);
}
