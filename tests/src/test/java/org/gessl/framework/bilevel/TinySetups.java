package org.gessl.framework.bilevel;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.EncoderSpec;
import org.gessl.framework.spec.InnerRate;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.OptimizerSpec;
import org.gessl.framework.spec.Options;
import org.gessl.framework.spec.Specs;
import org.gessl.plugins.encoder.Conv;
import org.gessl.plugins.loss.NtXent;
import org.gessl.plugins.objective.Threshold;
import org.gessl.plugins.optimizer.Sgd;

/** Setups of tiny tasks: one for each loss and each encoder that is registered, however it came there. */
public final class TinySetups {
    /** What makes a network small, by the name of the option. */
    private static final Map<String, Object> SMALL =
            Map.of("width", 4, "widths", List.of(4, 6), "hidden", 8, "prototypes", 6, "predictorHidden", 8);

    /** A deep network on eight images has kinks so close that a difference crosses them: the longer the step, the more they weigh. */
    private static final OptimizerSpec GENTLE = Sgd.sgd(0.002);

    private TinySetups() {}

    /** Returns the default: one long inner step on a convolutional encoder. */
    public static TinyTask.Setup basic() {
        return setup(Conv.conv(4, 6), NtXent.ntXent());
    }

    /** Returns a setup for each registered loss and encoder, by its name. */
    public static Map<String, TinyTask.Setup> registered() {
        PluginRegistry plugins = PluginRegistry.load(TinySetups.class.getClassLoader());
        Map<String, TinyTask.Setup> setups = new HashMap<>();
        Stream.concat(plugins.plugins(PluginFamily.LOSS).stream(), plugins.plugins(PluginFamily.ENCODER).stream())
                .forEach(plugin -> setups.put(
                        plugin.name(),
                        plugin.defaults() instanceof LossSpec
                                ? setup(Conv.conv(4, 6), (LossSpec) small(plugin.defaults()))
                                : setup((EncoderSpec) small(plugin.defaults()), NtXent.ntXent())
                                        .inner(GENTLE, 1)));
        return setups;
    }

    private static TinyTask.Setup setup(EncoderSpec encoder, LossSpec loss) {
        return new TinyTask.Setup(encoder, loss, Threshold.threshold(), Sgd.sgd(0.05), 1, "all", InnerRate.FIXED, 1);
    }

    private static Options small(Options defaults) {
        Record spec = (Record) defaults;
        for (RecordComponent component : spec.getClass().getRecordComponents()) {
            Object value = SMALL.get(component.getName());
            if (value != null) {
                spec = Specs.with(spec, component.getName(), value);
            }
        }
        return (Options) spec;
    }
}
