package org.gessl.plugins.loss.decorrelation;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

/** Contributes the losses of this package. */
public final class DecorrelationModule extends PluginModule {
    @Override
    protected void plugins(PluginBinder bind) {
        bind.loss(BarlowTwins.barlowTwins(), BarlowTwinsLoss.class);
        bind.loss(Vicreg.vicreg(), VicregLoss.class);
        bind.loss(WMse.wMse(), WMseLoss.class);
        bind.loss(Tico.tico(), TicoLoss.class);
        bind.loss(Frossl.frossl(), FrosslLoss.class);
        bind.loss(Mmcr.mmcr(), MmcrLoss.class);
        bind.loss(EmpSsl.empSsl(), EmpSslLoss.class);
        bind.loss(Lejepa.lejepa(), LejepaLoss.class);
        bind.loss(Koleo.koleo(), KoleoLoss.class);
    }
}
