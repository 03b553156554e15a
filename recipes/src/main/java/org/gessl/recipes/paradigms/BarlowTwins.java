package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.decorrelation.BarlowTwins.barlowTwins;
import static org.gessl.plugins.optimizer.Sgd.sgd;

import java.util.List;
import org.gessl.dsl.ViewsScope;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.OptimizerSpec;
import org.gessl.framework.spec.Source;

/**
 * Barlow Twins (arXiv 2103.03230), with views that differ as in BYOL. The off-diagonal weight is three times the published one, for embeddings
 * of 64 numbers have fewer pairs than those of 8192.
 */
@About("Barlow Twins with GeSSL on drawn shapes")
@Source("arXiv 2103.03230; this project's reading for short runs")
@Source(
        value = "this project: three times the published weight, for embeddings of 64 numbers",
        settings = "loss.lambda")
public final class BarlowTwins extends Paradigm {

    public BarlowTwins() {
        super("barlow-twins");
    }

    @Override
    LossSpec loss() {
        return barlowTwins().lambda(0.015);
    }

    @Override
    List<AugmentationStep> view() {
        return Views.view(1, 0);
    }

    @Override
    void views(ViewsScope v) {
        v.second(Views.view(0.1, 0.2));
    }

    @Override
    OptimizerSpec optimizer() {
        return sgd(0.03).momentum(0.9);
    }

    @Override
    double innerRate() {
        return 0.01;
    }
}
