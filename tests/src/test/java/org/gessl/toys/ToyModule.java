package org.gessl.toys;

import org.gessl.framework.plugin.Augmentation;
import org.gessl.framework.plugin.DataSource;
import org.gessl.framework.plugin.Encoder;
import org.gessl.framework.plugin.Evaluation;
import org.gessl.framework.plugin.Head;
import org.gessl.framework.plugin.Hypergradient;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.Objective;
import org.gessl.framework.plugin.Optimizer;
import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;
import org.gessl.framework.plugin.Schedule;
import org.gessl.framework.plugin.Thresholds;

/** Contributes the toys. */
public final class ToyModule extends PluginModule {

    @Override
    protected void plugins(PluginBinder bind) {
        bind.data(ToyData.Data.data(), DataSource.class);
        bind.encoder(ToyModels.Net.net(), Encoder.class);
        bind.head(ToyModels.Mlp.mlp(), Head.class);
        bind.head(ToyModels.Linear.linear(), Head.class);
        bind.loss(ToyModels.NtXent.ntXent(), Loss.class);
        bind.loss(ToyModels.Barlow.barlow(), Loss.class);
        bind.objective(ToyTraining.Threshold.threshold(), Objective.class);
        bind.thresholds(ToyTraining.Network.network(), Thresholds.class);
        bind.hypergradient(ToyTraining.None.none(), Hypergradient.class);
        bind.hypergradient(ToyTraining.Exact.exact(), Hypergradient.class);
        bind.optimizer(ToyTraining.Sgd.sgd(), Optimizer.class);
        bind.schedule(ToyTraining.Constant.constant(), Schedule.class);
        bind.schedule(ToyTraining.Cosine.cosine(), Schedule.class);
        bind.augmentation(ToyData.Crop.crop(), Augmentation.class);
        bind.augmentation(ToyData.Flip.flip(), Augmentation.class);
        bind.augmentation(ToyData.Jitter.jitter(), Augmentation.class);
        bind.evaluation(ToyData.Knn.knn(), Evaluation.class);
        bind.evaluation(ToyData.Probe.probe(), Evaluation.class);
    }
}
