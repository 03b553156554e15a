package org.gessl.plugins.evaluation.transfer;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

/** Contributes the protocols on other data sets. */
public final class TransferModule extends PluginModule {
    @Override
    protected void plugins(PluginBinder bind) {
        bind.evaluation(Transfer.transfer(), TransferEvaluation.class);
        bind.evaluation(Universality.universality(), UniversalityEvaluation.class);
    }
}
