package org.gessl.plugins.optimizer;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

/** Contributes the built-in optimizers. */
public final class OptimizerModule extends PluginModule {
    @Override
    protected void plugins(PluginBinder bind) {
        bind.optimizer(Sgd.sgd(), SgdOptimizer.class);
        bind.optimizer(Adam.adam(), AdamOptimizer.class);
        bind.optimizer(AdamW.adamw(), AdamWOptimizer.class);
        bind.optimizer(Lars.lars(), LarsOptimizer.class);
    }
}
