package com.example.acme;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

/** Contributes the objectives of this jar. */
public final class AcmeObjectives extends PluginModule {

    @Override
    protected void plugins(PluginBinder bind) {
        bind.objective(EveryStep.everyStep(), EveryStepObjective.class);
    }
}
