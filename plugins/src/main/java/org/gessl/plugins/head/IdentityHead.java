package org.gessl.plugins.head;

import jakarta.inject.Inject;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.plugin.Head;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The head of {@link Identity}. */
final class IdentityHead implements Head {

    @Inject
    IdentityHead() {}

    @Override
    public Operand<TFloat32> apply(Forward net, Operand<TFloat32> features) {
        return features;
    }
}
