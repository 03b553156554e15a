package com.example.uniformity;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

// region module
/** Contributes the loss. */
public final class UniformityModule extends PluginModule {
    @Override
    protected void plugins(PluginBinder bind) {
        bind.loss(Uniformity.uniformity(), UniformityLoss.class);
    }
}
// endregion
