package org.gessl.plugins.loss.distillation;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.View;
import org.gessl.plugins.loss.BatchSize;
import org.gessl.plugins.loss.Predictor;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The loss of {@link SimSiam}: {@link NegativeCosine} of the predictions with the embeddings themselves.
 *
 * <p>The inner loop adapts encoder, head and predictor. The targets are computed anew at each theta', but no derivative of any order passes through them:
 * neither the inner gradient nor its derivative in the hypergradient.
 */
final class SimSiamLoss implements Loss {
    private final SimSiam options;
    private final Predictor predictor;
    private final NegativeCosine negativeCosine;

    @Inject
    SimSiamLoss(SimSiam options) {
        this.options = options;
        this.predictor = new Predictor(options.predictorHidden(), true);
        this.negativeCosine = new NegativeCosine(options.eps());
    }

    @Override
    public Operand<TFloat32> apply(Forward net, List<View> views) {
        Operand<TFloat32> z1 = views.get(0).embedding();
        Operand<TFloat32> z2 = views.get(1).embedding();
        BatchSize.requirePair(options.plugin(), Predictor.NEEDS_A_BATCH, z1);
        return negativeCosine.of(
                net.tf(), List.of(predictor.apply(net, z1), predictor.apply(net, z2)), List.of(z1, z2));
    }

    @Override
    public Map<String, Criterion> criteria() {
        return negativeCosine.criteria();
    }
}
