package org.gessl.plugins.objective;

import static org.gessl.plugins.objective.Bootstrap.bootstrap;
import static org.gessl.plugins.objective.Threshold.threshold;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

/** The built-in objectives. */
public final class ObjectiveModule extends PluginModule {

    @Override
    protected void plugins(PluginBinder bind) {
        bind.objective(threshold(), ThresholdObjective.class);
        bind.objective(bootstrap(), BootstrapObjective.class);
    }
}
