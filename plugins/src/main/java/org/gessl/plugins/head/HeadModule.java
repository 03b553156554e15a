package org.gessl.plugins.head;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

/** Contributes the built-in heads. */
public final class HeadModule extends PluginModule {
    @Override
    protected void plugins(PluginBinder bind) {
        bind.head(Mlp.mlp(), MlpHead.class);
        bind.head(Linear.linear(), LinearHead.class);
        bind.head(Identity.identity(), IdentityHead.class);
    }
}
