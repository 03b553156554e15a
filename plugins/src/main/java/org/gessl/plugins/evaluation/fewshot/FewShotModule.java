package org.gessl.plugins.evaluation.fewshot;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

/** Contributes the few-shot protocol. */
public final class FewShotModule extends PluginModule {
    @Override
    protected void plugins(PluginBinder bind) {
        bind.evaluation(FewShot.fewShot(), FewShotEvaluation.class);
    }
}
