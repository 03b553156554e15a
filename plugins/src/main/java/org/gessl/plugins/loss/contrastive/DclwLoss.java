package org.gessl.plugins.loss.contrastive;

import jakarta.inject.Inject;
import java.util.OptionalDouble;

/** The loss of {@link Dclw}. */
final class DclwLoss extends DecoupledContrast {

    @Inject
    DclwLoss(Dclw options) {
        super(options.plugin(), options.temperature(), OptionalDouble.of(options.sigma()));
    }
}
