package org.gessl.plugins.hypergradient;

import jakarta.inject.Inject;

final class FirstOrderHypergradient extends UnrolledHypergradient {
    @Inject
    FirstOrderHypergradient() {
        super(false);
    }
}
