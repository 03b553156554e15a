package org.gessl.plugins.loss.contrastive;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

/** Contributes the contrastive losses. */
public final class ContrastiveModule extends PluginModule {
    @Override
    protected void plugins(PluginBinder bind) {
        bind.loss(NtXent.ntXent(), NtXentLoss.class);
        bind.loss(Dcl.dcl(), DclLoss.class);
        bind.loss(Dclw.dclw(), DclwLoss.class);
        bind.loss(Moco.moco(), MocoLoss.class);
        bind.loss(MocoV3.mocoV3(), MocoV3Loss.class);
        bind.loss(Nnclr.nnclr(), NnclrLoss.class);
    }
}
