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
        bind.data(Toys.Data.data(), DataSource.class);
        bind.encoder(Toys.Net.net(), Encoder.class);
        bind.head(Toys.Mlp.mlp(), Head.class);
        bind.head(Toys.Linear.linear(), Head.class);
        bind.loss(Toys.NtXent.ntXent(), Loss.class);
        bind.loss(Toys.Barlow.barlow(), Loss.class);
        bind.objective(Toys.Threshold.threshold(), Objective.class);
        bind.thresholds(Toys.Network.network(), Thresholds.class);
        bind.hypergradient(Toys.None.none(), Hypergradient.class);
        bind.hypergradient(Toys.Exact.exact(), Hypergradient.class);
        bind.optimizer(Toys.Sgd.sgd(), Optimizer.class);
        bind.schedule(Toys.Constant.constant(), Schedule.class);
        bind.schedule(Toys.Cosine.cosine(), Schedule.class);
        bind.augmentation(Toys.Crop.crop(), Augmentation.class);
        bind.augmentation(Toys.Flip.flip(), Augmentation.class);
        bind.augmentation(Toys.Jitter.jitter(), Augmentation.class);
        bind.evaluation(Toys.Knn.knn(), Evaluation.class);
        bind.evaluation(Toys.Probe.probe(), Evaluation.class);
    }
}
