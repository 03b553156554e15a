package org.gessl.framework.plugin;

import org.gessl.framework.bilevel.BilevelTask;
import org.gessl.framework.bilevel.OuterLoss;
import org.gessl.framework.bilevel.Trajectory;

/** What the outer loop minimises, and what its inner loop descends on. */
public interface Objective {

    /** Returns the weight of the discriminative loss in the inner loss, w_disc, at least 0. */
    double discriminativeWeight();

    /** Returns the temperature tau of the discriminative loss. */
    double temperature();

    /** Returns whether the objective looks at query views; if not, none are made. */
    boolean usesQuery();

    /** Returns the outer loss of {@code task} after its inner steps. */
    OuterLoss outerLoss(BilevelTask task, Trajectory trajectory);
}
