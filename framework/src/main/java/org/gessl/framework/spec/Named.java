package org.gessl.framework.spec;

/**
 * A plugin chosen by its name alone, with its default options: what a slot holds until the registry has replaced it by
 * the plugin's own options record.
 *
 * @param plugin the plugin's kebab-case name
 */
public record Named(String plugin)
        implements AugmentationSpec,
                EncoderSpec,
                HeadSpec,
                LossSpec,
                ObjectiveSpec,
                ThresholdsSpec,
                OptimizerSpec,
                ScheduleSpec,
                HypergradientSpec,
                DataSpec,
                EvaluationSpec {

    /** What a slot that has no default holds until the recipe has chosen. */
    public static final Named NONE = new Named("-");

    /** Returns a reference to the plugin {@code name} of whatever family the slot asks for. */
    public static Named named(String name) {
        return new Named(name);
    }
}
