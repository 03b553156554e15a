package org.gessl.recipes;

import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.plugins.augmentation.ColorJitter.colorJitter;
import static org.gessl.plugins.augmentation.Grayscale.grayscale;
import static org.gessl.plugins.augmentation.HorizontalFlip.horizontalFlip;
import static org.gessl.plugins.augmentation.RandomResizedCrop.randomResizedCrop;
import static org.gessl.plugins.data.Shapes.shapes;
import static org.gessl.plugins.encoder.Conv.conv;
import static org.gessl.plugins.evaluation.Knn.knn;
import static org.gessl.plugins.head.Mlp.mlp;
import static org.gessl.plugins.hypergradient.FirstOrder.firstOrder;
import static org.gessl.plugins.loss.contrastive.NtXent.ntXent;
import static org.gessl.plugins.objective.Threshold.threshold;
import static org.gessl.plugins.optimizer.Sgd.sgd;
import static org.gessl.plugins.schedule.Cosine.cosine;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Recipe;

/**
 * GeSSL on drawn shapes, needing nothing but this product. Views of 24 x 24 pixels, which take half the time of whole images, and the first-order
 * estimator leave time for many steps; {@code --set gessl.hypergradient=exact} differentiates through the inner step, at twice the time.
 */
@About("GeSSL on drawn shapes: under three minutes on two cores, nothing to download")
public final class Quickstart implements Recipe {

    // region define
    @Override
    public PipelineSpec define() {
        return pipeline("quickstart", p -> {
            p.data(shapes(), d -> d.batchSize(64));
            p.augment(a -> a.then(randomResizedCrop(24).scale(0.5, 1.0))
                    .then(horizontalFlip())
                    .sometimes(0.8, colorJitter(0.6, 0.6, 0.6, 0.2))
                    .sometimes(0.5, grayscale()));
            p.encoder(conv(16, 32, 64, 128));
            p.loss(ntXent().temperature(0.2), l -> l.projector(mlp(128, 64)));
            p.gessl(g -> {
                g.objective(threshold().discriminativeWeight(1.0).queryWeight(0.5));
                g.inner(sgd(0.05)).innerSteps(1);
                g.hypergradient(firstOrder());
            });
            p.outer(sgd(0.15).momentum(0.9), s -> s.schedule(cosine()).warmupEpochs(0.5));
            p.train(t -> t.epochs(8));
            p.evaluate(knn(5));
        });
    }
    // endregion
}
