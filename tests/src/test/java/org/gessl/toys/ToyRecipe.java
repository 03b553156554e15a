package org.gessl.toys;

import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.toys.ToyData.Crop.crop;
import static org.gessl.toys.ToyData.Data.data;
import static org.gessl.toys.ToyData.Flip.flip;
import static org.gessl.toys.ToyData.Jitter.jitter;
import static org.gessl.toys.ToyData.Knn.knn;
import static org.gessl.toys.ToyData.Probe.probe;
import static org.gessl.toys.ToyModels.Mlp.mlp;
import static org.gessl.toys.ToyModels.Net.net;
import static org.gessl.toys.ToyModels.NtXent.ntXent;
import static org.gessl.toys.ToyTraining.Constant.constant;
import static org.gessl.toys.ToyTraining.Cosine.cosine;
import static org.gessl.toys.ToyTraining.Exact.exact;
import static org.gessl.toys.ToyTraining.Network.network;
import static org.gessl.toys.ToyTraining.Sgd.sgd;
import static org.gessl.toys.ToyTraining.Threshold.threshold;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.BatchStatistics;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Precision;
import org.gessl.framework.spec.Recipe;
import org.gessl.framework.spec.Split;

/** A recipe that uses every verb. */
@About("every verb of the builder")
public final class ToyRecipe implements Recipe {

    @Override
    public PipelineSpec define() {
        return pipeline("toy-gessl", p -> {
            p.data(data().path("here"), d -> d.batchSize(64).imageSize(32));
            p.episodes(e -> e.from(2, data().path("here")).from(data().path("there")));
            p.augment(a -> a.then(crop().low(0.5))
                    .then(flip())
                    .sometimes(0.8, jitter())
                    .sometimes(0.1, jitter().brightness(1.5)));
            p.encoder(net().width(8), e -> e.batchStatistics(BatchStatistics.PER_VIEW));
            p.loss(ntXent().temperature(0.2), l -> l.projector(mlp().hidden(32)));
            p.gessl(g -> {
                g.objective(threshold().queryWeight(1));
                g.sslSchedule(cosine().end(0.5))
                        .discriminativeSchedule(cosine())
                        .querySchedule(constant());
                g.tasks(4).innerSteps(1).split(Split.VIEWS);
                g.inner(sgd().learningRate(0.05));
                g.hypergradient(exact());
                g.thresholds(network().hidden(16)).thresholdLearningRate(0.02);
            });
            p.outer(
                    sgd().learningRate(0.03).momentum(0.9).weightDecay(5e-4),
                    s -> s.schedule(cosine()).warmupEpochs(10).clipNorm(5));
            p.train(t -> t.epochs(200)
                    .maxSteps(7)
                    .seed(1)
                    .precision(Precision.MIXED_BFLOAT16)
                    .checkpointEpochs(0.5)
                    .keepCheckpoints(2)
                    .measure(knn().k(3))
                    .measureEpochs(2));
            p.evaluate(knn().k(20), probe());
        });
    }
}
