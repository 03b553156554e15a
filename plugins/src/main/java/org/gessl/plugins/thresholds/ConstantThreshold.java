package org.gessl.plugins.thresholds;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;
import org.gessl.framework.spec.ThresholdsSpec;

/**
 * Options of one fixed threshold for every image: the ablation that shows what the network adds.
 *
 * @param value cosine similarity that separates an image from the others
 */
@PluginName("constant")
@About("One fixed threshold for every image")
public record ConstantThreshold(
        @Range("(-1, 1)") @About("cosine similarity that separates")
        double value) implements ThresholdsSpec {

    public ConstantThreshold {
        Ranges.check(ConstantThreshold.class, value);
    }

    /** Returns the threshold 0.5. */
    public static ConstantThreshold constant() {
        return new ConstantThreshold(0.5);
    }

    /** Returns the threshold {@code value}. */
    public static ConstantThreshold constant(double value) {
        return new ConstantThreshold(value);
    }
}
