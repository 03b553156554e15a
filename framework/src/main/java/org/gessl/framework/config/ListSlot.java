package org.gessl.framework.config;

import java.util.Optional;
import java.util.function.Function;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.LossTerm;
import org.gessl.framework.spec.Options;

/** The slots that hold a list of plugins. */
enum ListSlot {
    AUGMENT(
            PluginFamily.AUGMENTATION,
            entry -> ((AugmentationStep) entry).augmentation(),
            options -> AugmentationStep.always((AugmentationSpec) options)),
    PLUS(PluginFamily.LOSS, entry -> ((LossTerm) entry).loss(), options -> new LossTerm(1, (LossSpec) options)),
    EVALUATE(PluginFamily.EVALUATION, Options.class::cast, options -> (Record) options);

    private final PluginFamily family;
    private final Function<Record, Options> plugin;
    private final Function<Options, Record> entry;

    ListSlot(PluginFamily family, Function<Record, Options> plugin, Function<Options, Record> entry) {
        this.family = family;
        this.plugin = plugin;
        this.entry = entry;
    }

    /** Returns the slot whose entries are of {@code type}. */
    static Optional<ListSlot> of(Class<?> type) {
        if (type == AugmentationStep.class) {
            return Optional.of(AUGMENT);
        }
        if (type == LossTerm.class) {
            return Optional.of(PLUS);
        }
        return type == EVALUATE.family.optionsType() ? Optional.of(EVALUATE) : Optional.empty();
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
