package com.example.acme;

// region options
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/** Options of a loss that pulls the views of an image together. */
@PluginName("alignment")
@About("pulls views together")
public record Alignment(@Range("[0, 2]") @About("cosine distance that costs nothing") double margin)
        implements LossSpec {
    public Alignment {
        Ranges.check(Alignment.class, margin);
    }

    public static Alignment alignment() {
        return new Alignment(0);
    }

    public Alignment margin(double value) {
        return new Alignment(value);
    }
}
// endregion
