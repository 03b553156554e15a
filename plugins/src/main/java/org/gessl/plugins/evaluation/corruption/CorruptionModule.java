package org.gessl.plugins.evaluation.corruption;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

/** Contributes the corruption protocol. */
public final class CorruptionModule extends PluginModule {
    @Override
    protected void plugins(PluginBinder bind) {
        bind.evaluation(Corruption.corruption(), CorruptionEvaluation.class);
    }
}
