package org.gessl.plugins.loss.distillation;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

/** Contributes the losses of self-distillation. */
public final class DistillationModule extends PluginModule {
    @Override
    protected void plugins(PluginBinder bind) {
        bind.loss(Byol.byol(), ByolLoss.class);
        bind.loss(SimSiam.simSiam(), SimSiamLoss.class);
        bind.loss(Dino.dino(), DinoLoss.class);
        bind.loss(Ressl.ressl(), ResslLoss.class);
    }
}
