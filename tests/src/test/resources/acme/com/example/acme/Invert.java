package com.example.acme;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/** Options of an augmentation that inverts colours. */
@PluginName("negative")
@About("inverts colours")
public record Invert(@Range("[0, 1]") @About("1 for a negative, 0 for no change") double strength)
        implements AugmentationSpec {
    public Invert {
        Ranges.check(Invert.class, strength);
    }

    public static Invert invert(double strength) {
        return new Invert(strength);
    }
}
