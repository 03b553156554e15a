package org.gessl.recipes;

import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.plugins.augmentation.ColorJitter.colorJitter;
import static org.gessl.plugins.augmentation.Grayscale.grayscale;
import static org.gessl.plugins.augmentation.HorizontalFlip.horizontalFlip;
import static org.gessl.plugins.augmentation.RandomResizedCrop.randomResizedCrop;
import static org.gessl.plugins.data.Shapes.shapes;
import static org.gessl.plugins.encoder.ResNet18.resnet18;
import static org.gessl.plugins.evaluation.Knn.knn;
import static org.gessl.plugins.head.Mlp.mlp;
import static org.gessl.plugins.hypergradient.Exact.exact;
import static org.gessl.plugins.loss.NtXent.ntXent;
import static org.gessl.plugins.objective.Threshold.threshold;
import static org.gessl.plugins.optimizer.Sgd.sgd;
import static org.gessl.plugins.schedule.Cosine.cosine;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Recipe;

/** GeSSL on drawn shapes, needing nothing but this product: two minutes on two cores. */
@About("GeSSL on drawn shapes: two minutes on two cores, nothing to download")
public final class Quickstart implements Recipe {

    // region define
    @Override
    public PipelineSpec define() {
        return pipeline("quickstart", p -> {
            p.data(shapes(), d -> d.batchSize(64));
            p.augment(a -> a.then(randomResizedCrop(32).scale(0.3, 1.0))
                    .then(horizontalFlip())
                    .sometimes(0.8, colorJitter(0.4, 0.4, 0.4, 0.1))
                    .sometimes(0.2, grayscale()));
            p.encoder(resnet18().width(8));
            p.loss(ntXent().temperature(0.5), l -> l.projector(mlp(128, 64)));
            p.gessl(g -> {
                g.objective(threshold().discriminativeWeight(1.0).queryWeight(0.5));
                g.inner(sgd(0.05));
                g.hypergradient(exact());
            });
            p.outer(
                    sgd(0.06).momentum(0.9).weightDecay(5e-4),
                    s -> s.schedule(cosine()).warmupEpochs(0.2));
            p.train(t -> t.epochs(4));
            p.evaluate(knn(5));
        });
    }
    // endregion
}
