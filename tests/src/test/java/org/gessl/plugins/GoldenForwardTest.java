package org.gessl.plugins;

import static org.gessl.plugins.encoder.Conv.conv;
import static org.gessl.plugins.encoder.ResNet18.resnet18;
import static org.gessl.plugins.head.Linear.linear;
import static org.gessl.plugins.loss.contrastive.NtXent.ntXent;
import static org.gessl.plugins.thresholds.ThresholdNetwork.network;

import java.util.List;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.NetworkState;
import org.gessl.framework.graph.Normalisation;
import org.gessl.framework.graph.Parameters;
import org.gessl.framework.plugin.Encoder;
import org.gessl.framework.plugin.Head;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.plugin.Thresholds;
import org.gessl.framework.plugin.View;
import org.gessl.framework.spec.EncoderSpec;
import org.gessl.testing.Golden;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The forward passes of encoder, head, loss and threshold network together, against the reference's numbers before its first inner step. */
class GoldenForwardTest {
    private final PluginRegistry registry = PluginRegistry.load(getClass().getClassLoader());

    @Test
    void forward_ofTheConvolutionalNetwork_matchesTheReference() {
        assertForward("hypergradients/threshold_k1.json", conv(4, 6), 5);
    }

    @Test
    void forward_ofTheResidualNetwork_matchesTheReference() {
        assertForward("hypergradients/resnet_k1.json", resnet18().width(2), 6);
    }

    private void assertForward(String file, EncoderSpec encoder, int embedding) {
        Golden golden = Golden.read(file);
        List<float[]> values = GraphRun.run(tf -> {
            Forward net = net(tf, golden);
            View first = view(net, golden.constant(tf, "inputs", "support_1_task0"), encoder, embedding);
            View second = view(net, golden.constant(tf, "inputs", "support_2_task0"), encoder, embedding);
            Operand<TFloat32> loss =
                    registry.create(Loss.class, ntXent().temperature(0.5)).apply(net, List.of(first, second));
            Operand<TFloat32> thresholds =
                    registry.create(Thresholds.class, network().hidden(4)).apply(net.scope("g"), second.features());
            return List.of(loss, thresholds);
        });
        golden.assertMatches(values.get(0), golden.json().at("/outputs/inner_ssl_losses/0"));
        golden.assertMatches(values.get(1), golden.json().at("/outputs/inner_thresholds/0/0"));
    }

    private View view(Forward net, Operand<TFloat32> images, EncoderSpec encoder, int embedding) {
        Operand<TFloat32> features = registry.create(Encoder.class, encoder).apply(net.scope("encoder"), images);
        Operand<TFloat32> projected =
                registry.create(Head.class, linear().output(embedding)).apply(net.scope("head"), features);
        return new View(images, features, projected);
    }

    private static Forward net(Ops tf, Golden golden) {
        Parameters weights = spec -> golden.constant(tf, spec.name().startsWith("g/") ? "phi" : "theta", spec.name());
        Parameters state = spec -> tf.zeros(tf.constant(spec.shape().asArray()), TFloat32.class);
        return new Forward(tf, weights, new NetworkState(state), Normalisation.BATCH);
    }
}
