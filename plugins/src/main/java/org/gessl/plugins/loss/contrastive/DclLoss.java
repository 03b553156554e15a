package org.gessl.plugins.loss.contrastive;

import jakarta.inject.Inject;
import java.util.OptionalDouble;

/** The loss of {@link Dcl}. */
final class DclLoss extends DecoupledContrast {

    @Inject
    DclLoss(Dcl options) {
        super(options.plugin(), options.temperature(), OptionalDouble.empty());
    }
}
