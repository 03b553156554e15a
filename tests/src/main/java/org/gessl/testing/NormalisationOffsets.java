package org.gessl.testing;

import java.util.Set;
import java.util.stream.Collectors;
import org.gessl.framework.graph.ParameterLayout;

/**
 * The offsets of batch normalisation. Small networks on few images have units that are never on, whose next normalisation divides by almost nothing, and kinks
 * that differences step over; with offsets well above zero, most units behind a ReLU are on.
 */
public final class NormalisationOffsets {
    private NormalisationOffsets() {}

    /** Returns the names of the offsets among the trainable tensors of {@code layout}: {@code beta} where its state has a {@code mean}. */
    public static Set<String> of(ParameterLayout layout) {
        return layout.state().stream()
                .map(mean -> mean.name().replace("mean", "beta"))
                .collect(Collectors.toSet());
    }
}
