package org.gessl.plugins.head;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.HeadSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of the linear head: one matrix, no bias.
 *
 * @param output numbers of an embedding
 */
@PluginName("linear")
@About("One matrix, no bias")
public record Linear(
        @Range("[1, 65536]") @About("numbers of an embedding")
        int output) implements HeadSpec {

    public Linear {
        Ranges.check(Linear.class, output);
    }

    /** Returns the linear head with 128 outputs. */
    public static Linear linear() {
        return new Linear(128);
    }

    /** Returns these options with another output. */
    public Linear output(int value) {
        return new Linear(value);
    }
}
