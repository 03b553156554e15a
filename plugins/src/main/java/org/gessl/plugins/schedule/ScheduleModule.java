package org.gessl.plugins.schedule;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

/** Contributes the built-in schedules. */
public final class ScheduleModule extends PluginModule {
    @Override
    protected void plugins(PluginBinder bind) {
        bind.schedule(Constant.constant(), ConstantSchedule.class);
        bind.schedule(Cosine.cosine(), CosineSchedule.class);
        bind.schedule(Linear.linear(), LinearSchedule.class);
        bind.schedule(Step.step(), StepSchedule.class);
    }
}
