package org.gessl.plugins.loss;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

/** Contributes the built-in losses. */
public final class LossModule extends PluginModule {
    @Override
    protected void plugins(PluginBinder bind) {
        bind.loss(NtXent.ntXent(), NtXentLoss.class);
        bind.loss(Mae.mae(), MaeLoss.class);
    }
}
