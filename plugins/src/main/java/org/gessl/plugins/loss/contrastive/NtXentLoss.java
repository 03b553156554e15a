package org.gessl.plugins.loss.contrastive;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.View;
import org.gessl.plugins.loss.BatchSize;
import org.gessl.plugins.loss.InfoNce;
import org.gessl.plugins.loss.Similarity;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The loss of {@link NtXent}: {@link InfoNce#ofPairs}. */
final class NtXentLoss implements Loss {
    private final NtXent options;

    @Inject
    NtXentLoss(NtXent options) {
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Forward net, List<View> views) {
        return loss(net.tf(), views.get(0).embedding(), views.get(1).embedding());
    }

    @Override
    public Map<String, Criterion> criteria() {
        return Map.of(options.plugin(), (tf, inputs) -> Map.of("loss", loss(tf, inputs.get("z1"), inputs.get("z2"))));
    }

    private Operand<TFloat32> loss(Ops tf, Operand<TFloat32> z1, Operand<TFloat32> z2) {
        BatchSize.requirePair(options.plugin(), "tells each image from the others of its batch", z1);
        return InfoNce.ofPairs(tf, new Similarity(options.temperature()), z1, z2);
    }
}
