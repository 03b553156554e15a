package org.gessl.framework.plugin;

import java.util.Arrays;
import java.util.Optional;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.EncoderSpec;
import org.gessl.framework.spec.EvaluationSpec;
import org.gessl.framework.spec.HeadSpec;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.ObjectiveSpec;
import org.gessl.framework.spec.OptimizerSpec;
import org.gessl.framework.spec.Options;
import org.gessl.framework.spec.ScheduleSpec;
import org.gessl.framework.spec.ThresholdsSpec;

/** The kinds of plugin: for each the type of its options and the interface of its implementations. */
public enum PluginFamily {
    DATA("data set", DataSpec.class, DataSource.class),
    AUGMENTATION("augmentation", AugmentationSpec.class, Augmentation.class),
    ENCODER("encoder", EncoderSpec.class, Encoder.class),
    HEAD("head", HeadSpec.class, Head.class),
    LOSS("loss", LossSpec.class, Loss.class),
    OBJECTIVE("objective", ObjectiveSpec.class, Objective.class),
    THRESHOLDS("thresholds", ThresholdsSpec.class, Thresholds.class),
    HYPERGRADIENT("hypergradient estimator", HypergradientSpec.class, Hypergradient.class),
    OPTIMIZER("optimizer", OptimizerSpec.class, Optimizer.class),
    SCHEDULE("schedule", ScheduleSpec.class, Schedule.class),
    EVALUATION("evaluation", EvaluationSpec.class, Evaluation.class);

    private final String label;
    private final Class<? extends Options> optionsType;
    private final Class<?> pluginType;

    PluginFamily(String label, Class<? extends Options> optionsType, Class<?> pluginType) {
        this.label = label;
        this.optionsType = optionsType;
        this.pluginType = pluginType;
    }

    /** Returns the family of which {@code optionsType} is the options type; empty if it is none's. */
    public static Optional<PluginFamily> of(Class<?> optionsType) {
        return Arrays.stream(values()).filter(f -> f.optionsType == optionsType).findFirst();
    }

    /** Returns what a user calls one member of the family. */
    public String label() {
        return label;
    }

    /** Returns the type that every options record of the family implements. */
    public Class<? extends Options> optionsType() {
        return optionsType;
    }

    /** Returns the interface that every implementation of the family has. */
    public Class<?> pluginType() {
        return pluginType;
    }
}
