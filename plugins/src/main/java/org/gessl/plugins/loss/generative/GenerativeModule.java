package org.gessl.plugins.loss.generative;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

/** Contributes the generative losses. */
public final class GenerativeModule extends PluginModule {
    @Override
    protected void plugins(PluginBinder bind) {
        bind.loss(Mae.mae(), MaeLoss.class);
    }
}
