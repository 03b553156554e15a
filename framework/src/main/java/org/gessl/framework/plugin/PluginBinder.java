package org.gessl.framework.plugin;

import java.util.function.Consumer;
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

/**
 * Takes a module's plugins: a verb for each family, with the options' defaults and the implementation, whose constructor
 * asks for the options record and for whatever else it needs ({@code @Inject}).
 */
public final class PluginBinder {
    private final Class<? extends PluginModule> module;
    private final Consumer<PluginBinding> sink;

    PluginBinder(Class<? extends PluginModule> module, Consumer<PluginBinding> sink) {
        this.module = module;
        this.sink = sink;
    }

    /** Binds a data set. */
    public void data(DataSpec defaults, Class<? extends DataSource> implementation) {
        bind(PluginFamily.DATA, defaults, implementation);
    }

    /** Binds an augmentation. */
    public void augmentation(AugmentationSpec defaults, Class<? extends Augmentation> implementation) {
        bind(PluginFamily.AUGMENTATION, defaults, implementation);
    }

    /** Binds an encoder. */
    public void encoder(EncoderSpec defaults, Class<? extends Encoder> implementation) {
        bind(PluginFamily.ENCODER, defaults, implementation);
    }

    /** Binds a head. */
    public void head(HeadSpec defaults, Class<? extends Head> implementation) {
        bind(PluginFamily.HEAD, defaults, implementation);
    }

    /** Binds a loss. */
    public void loss(LossSpec defaults, Class<? extends Loss> implementation) {
        bind(PluginFamily.LOSS, defaults, implementation);
    }

    /** Binds an objective. */
    public void objective(ObjectiveSpec defaults, Class<? extends Objective> implementation) {
        bind(PluginFamily.OBJECTIVE, defaults, implementation);
    }

    /** Binds thresholds. */
    public void thresholds(ThresholdsSpec defaults, Class<? extends Thresholds> implementation) {
        bind(PluginFamily.THRESHOLDS, defaults, implementation);
    }

    /** Binds a hypergradient estimator. */
    public void hypergradient(HypergradientSpec defaults, Class<? extends Hypergradient> implementation) {
        bind(PluginFamily.HYPERGRADIENT, defaults, implementation);
    }

    /** Binds an optimizer. */
    public void optimizer(OptimizerSpec defaults, Class<? extends Optimizer> implementation) {
        bind(PluginFamily.OPTIMIZER, defaults, implementation);
    }

    /** Binds a schedule. */
    public void schedule(ScheduleSpec defaults, Class<? extends Schedule> implementation) {
        bind(PluginFamily.SCHEDULE, defaults, implementation);
    }

    /** Binds an evaluation protocol. */
    public void evaluation(EvaluationSpec defaults, Class<? extends Evaluation> implementation) {
        bind(PluginFamily.EVALUATION, defaults, implementation);
    }

    private void bind(PluginFamily family, Options defaults, Class<?> implementation) {
        sink.accept(new PluginBinding(family, defaults, implementation, module));
    }
}
