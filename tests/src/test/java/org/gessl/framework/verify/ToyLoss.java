package org.gessl.framework.verify;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;
import org.gessl.framework.plugin.View;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A loss whose numbers can be worked out by hand: {@code outerScale} times the sum of the squares of {@code x}. */
final class ToyLoss implements Loss {
    private final Options options;

    @Inject
    ToyLoss(Options options) {
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Forward net, List<View> views) {
        throw new UnsupportedOperationException("only the formula is checked");
    }

    @Override
    public Map<String, Criterion> criteria() {
        return Map.of(
                "toy",
                (tf, inputs) -> Map.of(
                        "loss",
                        tf.math.mul(
                                tf.constant((float) options.outerScale()),
                                tf.reduceSum(tf.math.square(inputs.get("x")), tf.constant(0)))));
    }

    @PluginName("toy")
    public record Options(@Range("(0, 10]") @About("factor") double outerScale) implements LossSpec {
        public Options {
            Ranges.check(Options.class, outerScale);
        }
    }

    static final class Module extends PluginModule {
        @Override
        protected void plugins(PluginBinder bind) {
            bind.loss(new Options(1), ToyLoss.class);
        }
    }
}
