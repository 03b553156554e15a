package org.gessl.recipes;

import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.plugins.hypergradient.Exact.exact;
import static org.gessl.plugins.objective.Threshold.threshold;
import static org.gessl.plugins.optimizer.Sgd.sgd;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Recipe;

/**
 * SimCLR made bi-level by GeSSL (arXiv 2405.01053) on CIFAR-10: {@link SimclrCifar10} with an inner loop.
 *
 * <p>The options are for two cores and ten epochs. On a large machine:
 * {@code --set encoder.width=64 --set data.batchSize=256 --set train.epochs=1000 --set outer.warmupEpochs=10}.
 */
@About("SimCLR with GeSSL on CIFAR-10 (data.path names the archive or folder)")
public final class SimclrGesslCifar10 implements Recipe {

    @Override
    public PipelineSpec define() {
        return pipeline("simclr-gessl-cifar10", p -> {
            SimclrCifar10.simclr(p);
            p.gessl(g -> {
                g.objective(threshold().discriminativeWeight(1.0).queryWeight(0.5));
                g.inner(sgd(0.05)).innerSteps(1).tasks(1);
                g.hypergradient(exact());
            });
        });
    }
}
