package org.gessl.framework.config;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.EpisodeData;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.LossTerm;
import org.gessl.framework.spec.Options;

/**
 * A slot that holds a list of plugins.
 *
 * @param family family of the plugins
 * @param type type of an entry
 * @param plugin the plugin of an entry
 * @param entry the entry of a plugin, with everything else at its default
 */
record ListSlot(PluginFamily family, Class<?> type, Function<Record, Options> plugin, Function<Options, Record> entry) {

    /** Returns the slot whose entries are of {@code type}: one that says more than the plugin, or the options of a plugin themselves. */
    static Optional<ListSlot> of(Class<?> type) {
        return Stream.of(augment(), episodes(), plus())
                .filter(slot -> slot.type == type)
                .findFirst()
                .or(() -> PluginFamily.of(type)
                        .map(family -> new ListSlot(family, type, Options.class::cast, Record.class::cast)));
    }

    private static ListSlot augment() {
        return new ListSlot(
                PluginFamily.AUGMENTATION,
                AugmentationStep.class,
                entry -> ((AugmentationStep) entry).augmentation(),
                options -> AugmentationStep.always((AugmentationSpec) options));
    }

    private static ListSlot episodes() {
        return new ListSlot(
                PluginFamily.DATA,
                EpisodeData.class,
                entry -> ((EpisodeData) entry).data(),
                options -> EpisodeData.of((DataSpec) options));
    }

    private static ListSlot plus() {
        return new ListSlot(
                PluginFamily.LOSS,
                LossTerm.class,
                entry -> ((LossTerm) entry).loss(),
                options -> new LossTerm(1, (LossSpec) options));
    }

    /** Returns the plugin of {@code entry}. */
    Options plugin(Record entry) {
        return plugin.apply(entry);
    }

    /** Returns the entry of {@code options}. */
    Record entry(Options options) {
        return entry.apply(options);
    }
}
