package org.gessl.framework.bilevel;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.gessl.framework.graph.Activation;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.plugin.Encoder;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.InnerRate;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.Options;
import org.gessl.framework.spec.Specs;
import org.gessl.plugins.encoder.Vit;
import org.gessl.plugins.loss.contrastive.NtXent;
import org.gessl.plugins.objective.Threshold;
import org.gessl.plugins.optimizer.Sgd;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Setups of tiny tasks: one for each loss and each encoder that is registered, however it came there. */
public final class TinySetups {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(TinySetups.class.getClassLoader());

    private static final String ACTIVATION = "activation";

    /** What makes a network small, by the name of the option. */
    private static final Map<String, Object> SMALL =
            Map.of("width", 4, "heads", 2, "widths", List.of(4, 6), "hidden", 8, "prototypes", 6, "predictorHidden", 8);

    /** What only one plugin needs to be small. */
    private static final Map<String, Map<String, Object>> SMALLEST =
            Map.of("wide-resnet", Map.of("depth", 10, "widen", 1), "vit", Map.of("depth", 1));

    /**
     * A network without kinks: differences in float32 move the weights by so much that some ReLU or maximum of a small batch changes
     * sides, and each that does adds a curvature that no derivative has.
     */
    private static final Encoder SMOOTH = (net, images) -> {
        Operand<TFloat32> x = images;
        for (int block = 0; block < 2; block++) {
            Forward scope = net.scope("block" + block);
            x = net.tf().math.softplus(scope.batchNorm(scope.conv("conv", x, 4 + 2 * block, 3, 2)));
        }
        return net.globalAveragePool(x);
    };

    private TinySetups() {}

    /** Returns the default: one long inner step on a smooth encoder. */
    public static TinyTask.Setup basic() {
        return setup(SMOOTH, NtXent.ntXent());
    }

    /** Returns a setup for each registered loss, by its name; those that hide patches have a transformer. */
    public static Map<String, TinyTask.Setup> losses() {
        Map<String, TinyTask.Setup> setups = new TreeMap<>();
        PLUGINS.plugins(PluginFamily.LOSS).forEach(plugin -> {
            boolean whole = PLUGINS.create(Loss.class, plugin.defaults()).maskRatio(0) == 0;
            Encoder encoder = whole ? SMOOTH : PLUGINS.create(Encoder.class, small(Vit.vit()));
            setups.put(plugin.name(), setup(encoder, (LossSpec) small(plugin.defaults())));
        });
        return setups;
    }

    /** Returns a setup for each registered encoder, by its name, with a smooth activation where it has the option. */
    public static Map<String, TinyTask.Setup> encoders() {
        return encoders(plugin -> true, Activation.SILU, basic());
    }

    /** Returns a setup for each registered encoder that has an activation, by its name, with ReLU; the inner step is short, so that a kink weighs less. */
    public static Map<String, TinyTask.Setup> encodersWithRelu() {
        return encoders(
                plugin -> components(plugin).contains(ACTIVATION), Activation.RELU, basic().inner(Sgd.sgd(0.01), 1));
    }

    private static Map<String, TinyTask.Setup> encoders(
            Predicate<Options> chosen, Activation activation, TinyTask.Setup like) {
        Map<String, TinyTask.Setup> setups = new TreeMap<>();
        PLUGINS.plugins(PluginFamily.ENCODER).forEach(plugin -> {
            if (chosen.test(plugin.defaults())) {
                Options options = small(plugin.defaults(), Map.of(ACTIVATION, activation));
                setups.put(plugin.name(), like.encoder(PLUGINS.create(Encoder.class, options)));
            }
        });
        return setups;
    }

    private static TinyTask.Setup setup(Encoder encoder, LossSpec loss) {
        return new TinyTask.Setup(encoder, loss, Threshold.threshold(), Sgd.sgd(0.1), 1, "all", InnerRate.FIXED, 1);
    }

    private static Options small(Options defaults) {
        return small(defaults, Map.of());
    }

    private static Options small(Options defaults, Map<String, Object> others) {
        Map<String, Object> changes = new HashMap<>(SMALL);
        changes.putAll(SMALLEST.getOrDefault(defaults.plugin(), Map.of()));
        changes.putAll(others);
        changes.keySet().retainAll(components(defaults));
        return (Options) Specs.with((Record) defaults, changes);
    }

    private static List<String> components(Options options) {
        return Arrays.stream(options.getClass().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
