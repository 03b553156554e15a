package org.gessl.framework.train;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gessl.framework.bilevel.AdaptedWeights;
import org.gessl.framework.bilevel.Guide;
import org.gessl.framework.bilevel.InnerLoop;
import org.gessl.framework.bilevel.LossSum;
import org.gessl.framework.bilevel.LossWeights;
import org.gessl.framework.bilevel.Model;
import org.gessl.framework.data.Mixture;
import org.gessl.framework.data.TaskSource;
import org.gessl.framework.plugin.Encoder;
import org.gessl.framework.plugin.Head;
import org.gessl.framework.plugin.Hypergradient;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.Objective;
import org.gessl.framework.plugin.Optimizer;
import org.gessl.framework.plugin.PatchEncoder;
import org.gessl.framework.plugin.PluginBinding;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.plugin.Schedule;
import org.gessl.framework.plugin.Thresholds;
import org.gessl.framework.spec.GesslSlot;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Problem;
import org.gessl.framework.spec.Split;
import org.gessl.framework.spec.UserException;

/**
 * A pipeline with its plugins constructed.
 *
 * @param spec what it was made from
 * @param augmentation images to views, full ones and local crops
 * @param model encoder, projector and loss
 * @param guide thresholds and discriminative loss
 * @param objective what the outer loop minimises
 * @param innerLoop the inner steps
 * @param weightSchedules how the weights of the losses change over the run
 * @param hypergradient estimator of the outer gradient
 * @param outer outer optimizer
 * @param schedule its schedule
 */
public record Pipeline(
        PipelineSpec spec,
        ViewAugmentation augmentation,
        Model model,
        Guide guide,
        Objective objective,
        InnerLoop innerLoop,
        WeightSchedules weightSchedules,
        Hypergradient hypergradient,
        Optimizer outer,
        Schedule schedule) {

    /**
     * Returns the pipeline of {@code spec}, whose plugin references are resolved.
     *
     * @throws UserException if its parts do not go together
     */
    public static Pipeline of(PipelineSpec spec, PluginRegistry registry) {
        Pipeline pipeline = assembled(spec, registry);
        List<Problem> problems = new ArrayList<>(pipeline.hypergradient.problems(spec));
        LossWeights inner = pipeline.innerWeights();
        if (pipeline.bilevel() && inner.ssl() == 0 && inner.disc() == 0) {
            problems.add(new Problem(
                    "option-value",
                    "gessl.sslWeight = 0 leaves the inner loss empty, since gessl.objective has no discriminative loss in it either; "
                            + "set one of the two weights above 0, or gessl.hypergradient = none"));
        }
        if (!problems.isEmpty()) {
            throw new UserException("pipeline '" + spec.name() + "'", problems);
        }
        return pipeline;
    }

    private static Pipeline assembled(PipelineSpec spec, PluginRegistry registry) {
        GesslSlot gessl = spec.gessl();
        Encoder encoder = registry.create(Encoder.class, spec.encoder().encoder());
        Loss loss = loss(spec, registry);
        checkPatches(spec, registry, encoder, loss);
        Objective objective = registry.create(Objective.class, gessl.objective());
        return new Pipeline(
                spec,
                ViewAugmentation.of(registry, spec),
                new Model(
                        encoder,
                        registry.create(Head.class, spec.loss().projector()),
                        loss,
                        spec.encoder().batchStatistics()),
                new Guide(registry.create(Thresholds.class, gessl.thresholds()), objective.temperature()),
                objective,
                new InnerLoop(
                        registry.create(Optimizer.class, gessl.inner()),
                        gessl.innerSteps(),
                        new AdaptedWeights(gessl.adapt()),
                        gessl.innerRate()),
                WeightSchedules.of(gessl, registry),
                registry.create(Hypergradient.class, gessl.hypergradient()),
                HeadRate.of(
                        registry.create(Optimizer.class, spec.outer().optimizer()),
                        spec.outer().headRate()),
                registry.create(Schedule.class, spec.outer().schedule()));
    }

    /** The loss with what is added to it. */
    private static Loss loss(PipelineSpec spec, PluginRegistry registry) {
        Loss main = registry.create(Loss.class, spec.loss().loss());
        checkLocalCrops(spec, main);
        if (spec.loss().plus().isEmpty()) {
            return main;
        }
        return new LossSum(
                main,
                spec.loss().plus().stream()
                        .map(term -> new LossSum.Term(term.weight(), registry.create(Loss.class, term.loss())))
                        .toList());
    }

    private static void checkLocalCrops(PipelineSpec spec, Loss loss) {
        int count = spec.views().localCount();
        if (count == 0) {
            return;
        }
        String wrong = "views.localCount = " + count + ": ";
        if (spec.views().local().isEmpty()) {
            throw new UserException("views-local", wrong + "views.local must say how a local crop is made");
        }
        if (!loss.multiCrop()) {
            throw new UserException(
                    "views-local",
                    wrong + "the loss " + spec.loss().loss().plugin()
                            + " compares full views only; set it to 0, or choose a loss that takes local crops");
        }
    }

    private static void checkPatches(PipelineSpec spec, PluginRegistry registry, Encoder encoder, Loss loss) {
        int views = loss.views() + spec.views().localCount();
        if (encoder instanceof PatchEncoder || IntStream.range(0, views).allMatch(v -> loss.maskRatio(v) == 0)) {
            return;
        }
        String able = registry.plugins(PluginFamily.ENCODER).stream()
                .filter(plugin -> PatchEncoder.class.isAssignableFrom(plugin.implementation()))
                .map(PluginBinding::name)
                .collect(Collectors.joining(", "));
        throw new UserException(
                "encoder-patches",
                "encoder = " + spec.encoder().encoder().plugin() + ": the loss "
                        + spec.loss().loss().plugin()
                        + " hides patches of an image, which this encoder cannot; choose one that works on patches: "
                        + able);
    }

    /** Returns whether there is an inner loop. */
    public boolean bilevel() {
        return hypergradient.adapts();
    }

    /** Returns how many tasks an outer step has. */
    public int tasksPerStep() {
        return bilevel() ? spec.gessl().tasks() : 1;
    }

    /** Returns the weights of the parts of the inner loss. */
    public LossWeights innerWeights() {
        return new LossWeights(spec.gessl().sslWeight(), objective.discriminativeWeight());
    }

    /** Returns whether support and query of a task are batches of two different data sets. */
    public boolean crossed() {
        return bilevel() && objective.usesQuery() && spec.gessl().split() == Split.DATA_SETS;
    }

    /** Returns the tasks of this pipeline from {@code mixture}. */
    TaskSource tasks(Mixture mixture) {
        return new TaskSource(
                mixture, spec.data().batchSize(), crossed(), spec.train().seed());
    }

    /** Returns the augmentation of evaluation: only what is done to every image alike, such as normalising. */
    public AugmentationPipeline evaluationAugmentation() {
        List<AugmentationPipeline.Step> fixed = augmentation.first().steps().stream()
                .filter(step -> step.augmentation().fixed())
                .toList();
        return new AugmentationPipeline(fixed);
    }
}
