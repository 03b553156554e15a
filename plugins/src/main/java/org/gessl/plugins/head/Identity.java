package org.gessl.plugins.head;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.HeadSpec;
import org.gessl.framework.spec.PluginName;

/** Options of the head that does nothing: the embedding is the features. */
@PluginName("identity")
@About("No head: the embedding is the features")
public record Identity() implements HeadSpec {

    /** Returns the head that does nothing. */
    public static Identity identity() {
        return new Identity();
    }
}
