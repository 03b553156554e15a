package org.gessl.framework.config;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.EpisodeData;
import org.gessl.framework.spec.EvaluationSpec;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.LossTerm;
import org.gessl.framework.spec.Options;

/** The slots that hold a list of plugins. */
enum ListSlot {
    AUGMENT(
            PluginFamily.AUGMENTATION,
            AugmentationStep.class,
            entry -> ((AugmentationStep) entry).augmentation(),
            options -> AugmentationStep.always((AugmentationSpec) options)),
    EPISODES(
            PluginFamily.DATA,
            EpisodeData.class,
            entry -> ((EpisodeData) entry).data(),
            options -> EpisodeData.of((DataSpec) options)),
    PLUS(
            PluginFamily.LOSS,
            LossTerm.class,
            entry -> ((LossTerm) entry).loss(),
            options -> new LossTerm(1, (LossSpec) options)),
    EVALUATE(PluginFamily.EVALUATION, EvaluationSpec.class, Options.class::cast, options -> (Record) options);

    private final PluginFamily family;
    private final Class<?> type;
    private final Function<Record, Options> plugin;
    private final Function<Options, Record> entry;

    ListSlot(PluginFamily family, Class<?> type, Function<Record, Options> plugin, Function<Options, Record> entry) {
        this.family = family;
        this.type = type;
        this.plugin = plugin;
        this.entry = entry;
    }

    /** Returns the slot whose entries are of {@code type}. */
    static Optional<ListSlot> of(Class<?> type) {
        return Arrays.stream(values()).filter(slot -> slot.type == type).findFirst();
    }

    PluginFamily family() {
        return family;
    }

    /** Returns the plugin of an entry. */
    Options plugin(Record of) {
        return plugin.apply(of);
    }

    /** Returns the entry of a plugin, with everything else at its default. */
    Record entry(Options of) {
        return entry.apply(of);
    }
}
