package org.gessl.framework.plugin;

/** How a learning rate or the weight of a loss changes over a run: a factor on it. */
@FunctionalInterface
public interface Schedule {

    /**
     * Returns the factor, at least 0.
     *
     * @param progress share of the run that lies behind, for a learning rate of the run after its warm-up; in [0, 1)
     */
    double factor(double progress);
}
