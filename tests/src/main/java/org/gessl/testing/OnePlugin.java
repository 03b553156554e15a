package org.gessl.testing;

import java.util.List;
import java.util.Optional;
import org.gessl.framework.plugin.PluginBinding;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.DataSlot;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.EncoderSlot;
import org.gessl.framework.spec.EncoderSpec;
import org.gessl.framework.spec.LossSlot;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.Options;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Specs;

/** A pipeline that is there for the options of one plugin; whatever else it needs is the first of its kind. */
final class OnePlugin {
    private OnePlugin() {}

    /** Returns how {@code options} are bound; empty if no module binds them. */
    static Optional<PluginBinding> binding(PluginRegistry plugins, Options options) {
        return plugins.plugins().stream()
                .filter(binding -> binding.defaults().getClass() == options.getClass())
                .findFirst();
    }

    /** Returns the family of {@code options}, which a module must bind. */
    static PluginFamily family(PluginRegistry plugins, Options options) {
        return binding(plugins, options)
                .orElseThrow(() -> new AssertionError("no module binds " + options.getClass()))
                .family();
    }

    /** Returns a pipeline with {@code options} in the first slot of its family. */
    static PipelineSpec pipeline(PluginRegistry plugins, Options options) {
        PipelineSpec spec = base(plugins);
        return switch (family(plugins, options)) {
            case DATA -> Specs.with(spec, "data", DataSlot.of((DataSpec) options));
            case AUGMENTATION ->
                Specs.with(spec, "augment", List.of(new AugmentationStep(1, (AugmentationSpec) options)));
            case ENCODER -> Specs.with(spec, "encoder", EncoderSlot.of((EncoderSpec) options));
            case LOSS -> Specs.with(spec, "loss", LossSlot.of((LossSpec) options));
            case HEAD -> Specs.with(spec, "loss", Specs.with(spec.loss(), "projector", options));
            case OBJECTIVE -> Specs.with(spec, "gessl", Specs.with(spec.gessl(), "objective", options));
            case THRESHOLDS -> Specs.with(spec, "gessl", Specs.with(spec.gessl(), "thresholds", options));
            case HYPERGRADIENT -> Specs.with(spec, "gessl", Specs.with(spec.gessl(), "hypergradient", options));
            case OPTIMIZER -> Specs.with(spec, "outer", Specs.with(spec.outer(), "optimizer", options));
            case SCHEDULE -> Specs.with(spec, "outer", Specs.with(spec.outer(), "schedule", options));
            case EVALUATION -> Specs.with(spec, "evaluate", List.of(options));
        };
    }

    private static PipelineSpec base(PluginRegistry plugins) {
        PipelineSpec spec = PipelineSpec.defaults("contract");
        spec = Specs.with(spec, "data", DataSlot.of((DataSpec) first(plugins, PluginFamily.DATA)));
        spec = Specs.with(spec, "encoder", EncoderSlot.of((EncoderSpec) first(plugins, PluginFamily.ENCODER)));
        return Specs.with(spec, "loss", LossSlot.of((LossSpec) first(plugins, PluginFamily.LOSS)));
    }

    private static Options first(PluginRegistry plugins, PluginFamily family) {
        return plugins.plugins(family).get(0).defaults();
    }
}
