package org.gessl.plugins.hypergradient;

import jakarta.inject.Inject;

final class ExactHypergradient extends UnrolledHypergradient {
    @Inject
    ExactHypergradient() {
        super(true);
    }
}
