package org.gessl.plugins.thresholds;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

/** Contributes the built-in thresholds. */
public final class ThresholdsModule extends PluginModule {
    @Override
    protected void plugins(PluginBinder bind) {
        bind.thresholds(ThresholdNetwork.network(), NetworkThresholds.class);
        bind.thresholds(ConstantThreshold.constant(), ConstantThresholds.class);
        bind.thresholds(LearnedConstant.learnedConstant(), LearnedConstantThresholds.class);
    }
}
