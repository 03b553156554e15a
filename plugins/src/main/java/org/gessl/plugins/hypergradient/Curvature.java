package org.gessl.plugins.hypergradient;

import org.gessl.framework.bilevel.InnerStep;
import org.gessl.framework.graph.Weights;

/** Second derivatives of the inner loss, as products with a direction. */
@FunctionalInterface
interface Curvature {
    /**
     * Returns the derivative of {@code <direction, dL_in/dtheta'>} at the start of {@code step} by all of theta' and phi: Hessian and mixed product.
     * What it does not depend on is left out.
     *
     * @param direction named like some of the step's gradients
     */
    Weights product(InnerStep step, Weights direction);
}
