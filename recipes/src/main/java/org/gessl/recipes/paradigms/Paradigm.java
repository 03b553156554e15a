package org.gessl.recipes.paradigms;

import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.plugins.data.Shapes.shapes;
import static org.gessl.plugins.encoder.Conv.conv;
import static org.gessl.plugins.evaluation.Geometry.geometry;
import static org.gessl.plugins.evaluation.Knn.knn;
import static org.gessl.plugins.head.Mlp.mlp;
import static org.gessl.plugins.hypergradient.FirstOrder.firstOrder;
import static org.gessl.plugins.objective.Threshold.threshold;
import static org.gessl.plugins.optimizer.Sgd.sgd;
import static org.gessl.plugins.schedule.Cosine.cosine;

import java.util.List;
import org.gessl.dsl.LossScope;
import org.gessl.dsl.ViewsScope;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.EncoderSpec;
import org.gessl.framework.spec.HeadSpec;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.ObjectiveSpec;
import org.gessl.framework.spec.OptimizerSpec;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Recipe;

/**
 * What the methods' recipes have in common: drawn shapes, a small encoder, a short run, GeSSL and the measurements. A method names its loss and
 * what it needs otherwise.
 *
 * <p>GeSSL takes the first-order estimator, whose step costs two plain ones, so that all methods can be compared within an hour on two cores;
 * {@code --set gessl.hypergradient=exact} differentiates through the inner step, {@code --set gessl.hypergradient=none} is the method alone.
 */
abstract class Paradigm implements Recipe {
    /** Weight that a teacher keeps at the first step: in so few steps one as slow as the published ones would hardly move. */
    static final double TEACHER = 0.9;

    private final String name;

    Paradigm(String name) {
        this.name = name;
    }

    /** Returns the method's name, which is that of the pipeline. */
    final String name() {
        return name;
    }

    @Override
    public final PipelineSpec define() {
        return pipeline(name, p -> {
            p.data(shapes(), d -> d.batchSize(batchSize()));
            p.augment(view()).views(this::views);
            p.encoder(encoder());
            p.loss(loss(), l -> plus(l.projector(projector())));
            p.gessl(g -> {
                g.objective(objective());
                g.inner(sgd(innerRate())).innerSteps(1);
                g.hypergradient(firstOrder());
            });
            p.outer(optimizer(), s -> s.schedule(cosine()).warmupEpochs(0.5));
            p.train(t -> t.epochs(epochs()));
            p.evaluate(knn(5), geometry());
        });
    }

    /** Returns the method's loss. */
    abstract LossSpec loss();

    /** Adds what the method adds to its loss. */
    void plus(LossScope l) {}

    /** Returns the chain of the first view, and of the others unless {@link #views} says otherwise. */
    List<AugmentationStep> view() {
        return Views.view();
    }

    /** Describes the other views where they differ. */
    void views(ViewsScope v) {}

    /** Returns the passes over the images: more for methods without negatives, which learn slower, fewer where a step is long. */
    int epochs() {
        return 4;
    }

    /** Returns the images of a mini-batch. */
    int batchSize() {
        return 64;
    }

    /** Returns the encoder. */
    EncoderSpec encoder() {
        return conv(16, 32, 64, 128);
    }

    /** Returns the projector. */
    HeadSpec projector() {
        return mlp(128, 64);
    }

    /** Returns the outer optimizer. */
    OptimizerSpec optimizer() {
        return sgd(0.15).momentum(0.9);
    }

    /** Returns the objective; a loss of small values needs smaller weights of the discriminative one. */
    ObjectiveSpec objective() {
        return threshold().discriminativeWeight(1.0).queryWeight(0.5);
    }

    /** Returns the learning rate of the inner step; a loss of large gradients needs a smaller one. */
    double innerRate() {
        return 0.05;
    }
}
