package org.gessl.framework.plugin;

import org.gessl.framework.bilevel.Episode;
import org.gessl.framework.bilevel.OuterLoss;
import org.gessl.framework.bilevel.Trajectory;

/** What the outer loop minimises, and the discriminative part of what its inner loop descends on. */
public interface Objective {

    /** Returns the weight of the discriminative loss in the inner loss, w_disc, at least 0. */
    double discriminativeWeight();

    /** Returns the temperature tau of the discriminative loss. */
    double temperature();

    /** Returns whether the discriminative loss occurs anywhere, so that thresholds are needed. */
    boolean usesThresholds();

    /** Returns whether the objective looks at the query; if not, none is made. */
    boolean usesQuery();

    /** Returns how many inner steps it takes itself, beyond those of the task, for comparisons at equal cost; none by default. */
    default int furtherSteps() {
        return 0;
    }

    /** Returns the outer loss of {@code episode} after its inner steps. */
    OuterLoss outerLoss(Episode episode, Trajectory trajectory);
}
