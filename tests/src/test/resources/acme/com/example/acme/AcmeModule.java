package com.example.acme;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

// region module
/** Contributes what this jar holds. */
public final class AcmeModule extends PluginModule {

    @Override
    protected void plugins(PluginBinder bind) {
        bind.loss(Alignment.alignment(), AlignmentLoss.class);
        bind.augmentation(Invert.invert(1), InvertAugmentation.class);
    }
}
// endregion
