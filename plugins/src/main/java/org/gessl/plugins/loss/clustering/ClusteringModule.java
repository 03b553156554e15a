package org.gessl.plugins.loss.clustering;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

/** Contributes the losses of online clustering. */
public final class ClusteringModule extends PluginModule {
    @Override
    protected void plugins(PluginBinder bind) {
        bind.loss(Swav.swav(), SwavLoss.class);
        bind.loss(Msn.msn(), MsnLoss.class);
    }
}
