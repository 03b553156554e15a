package org.gessl.plugins.augmentation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.PluginName;

/**
 * Turns every value into 1 - value.
 *
 * <p>Source: torchvision's {@code invert}.
 */
@PluginName("invert")
@About("every value inverted")
public record Invert() implements AugmentationSpec {

    /** Returns the operation. */
    public static Invert invert() {
        return new Invert();
    }
}
