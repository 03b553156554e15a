package org.gessl.plugins.evaluation.supervised;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

/** Contributes the protocols that train a classifier. */
public final class SupervisedModule extends PluginModule {
    @Override
    protected void plugins(PluginBinder bind) {
        bind.evaluation(LinearProbe.linear(), LinearEvaluation.class);
        bind.evaluation(Finetune.finetune(), FinetuneEvaluation.class);
    }
}
