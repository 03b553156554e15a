package org.gessl.recipes;

import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.plugins.augmentation.ColorJitter.colorJitter;
import static org.gessl.plugins.augmentation.Grayscale.grayscale;
import static org.gessl.plugins.augmentation.HorizontalFlip.horizontalFlip;
import static org.gessl.plugins.augmentation.RandomResizedCrop.randomResizedCrop;
import static org.gessl.plugins.data.Cifar10.cifar10;
import static org.gessl.plugins.encoder.ResNet18.resnet18;
import static org.gessl.plugins.evaluation.Knn.knn;
import static org.gessl.plugins.head.Mlp.mlp;
import static org.gessl.plugins.loss.contrastive.NtXent.ntXent;
import static org.gessl.plugins.optimizer.Sgd.sgd;
import static org.gessl.plugins.schedule.Cosine.cosine;

import org.gessl.dsl.PipelineScope;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Recipe;

/**
 * SimCLR (arXiv 2002.05709) on CIFAR-10.
 *
 * <p>The options are for two cores and ten epochs. On a large machine: {@code --set encoder.width=64 --set data.batchSize=256 --set train.epochs=1000
 * --set outer.warmupEpochs=10}.
 */
@About("SimCLR on CIFAR-10 (data.path names the archive or folder)")
public final class SimclrCifar10 implements Recipe {

    @Override
    public PipelineSpec define() {
        return pipeline("simclr-cifar10", SimclrCifar10::simclr);
    }

    /** The baseline, which the recipe with GeSSL shares to the letter. */
    static void simclr(PipelineScope p) {
        p.data(cifar10(), d -> d.batchSize(128));
        p.augment(a -> a.then(randomResizedCrop(32).scale(0.2, 1.0))
                .then(horizontalFlip())
                .sometimes(0.8, colorJitter(0.4, 0.4, 0.4, 0.1))
                .sometimes(0.2, grayscale()));
        p.encoder(resnet18().width(16));
        p.loss(ntXent().temperature(0.5), l -> l.projector(mlp(256, 128)));
        p.outer(sgd(0.06).momentum(0.9).weightDecay(5e-4), s -> s.schedule(cosine()));
        p.train(t -> t.epochs(10));
        p.evaluate(knn(5));
    }
}
