package org.gessl.plugins.head;

import java.util.List;
import org.gessl.framework.graph.Activation;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.HeadSpec;
import org.gessl.framework.spec.OmittedAt;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of the multi-layer perceptron, the projector of SimCLR (Chen et al., arXiv 2002.05709): hidden layers with ReLU or another activation, then a linear layer. A
 * layer has batch normalisation or a bias.
 *
 * @param hidden units of each hidden layer; none makes it one linear layer
 * @param output numbers of an embedding
 * @param batchNorm whether the hidden layers are batch-normalised before the activation
 * @param outputBatchNorm whether the output is batch-normalised
 * @param activation what follows each hidden layer
 */
@PluginName("mlp")
@About("Multi-layer perceptron with batch normalisation")
public record Mlp(
        @Range("[1, 65536]") @About("units of each hidden layer")
        List<Integer> hidden,

        @Range("[1, 65536]") @About("numbers of an embedding")
        int output,

        @About("batch normalisation of the hidden layers, instead of a bias")
        boolean batchNorm,

        @About("batch normalisation of the output, instead of a bias")
        boolean outputBatchNorm,

        @OmittedAt("relu") @About("what follows each hidden layer; a smooth one suits differences of gradients")
        Activation activation)
        implements HeadSpec {

    public Mlp {
        Ranges.check(Mlp.class, hidden, output, batchNorm, outputBatchNorm, activation);
        hidden = List.copyOf(hidden);
    }

    /** Returns the perceptron with one hidden layer of 256 units and 128 outputs. */
    public static Mlp mlp() {
        return new Mlp(List.of(256), 128, true, true, Activation.RELU);
    }

    /** Returns the perceptron with one hidden layer. */
    public static Mlp mlp(int hidden, int output) {
        return mlp().hidden(List.of(hidden)).output(output);
    }

    /** Returns these options with other hidden layers. */
    public Mlp hidden(List<Integer> value) {
        return new Mlp(value, output, batchNorm, outputBatchNorm, activation);
    }

    /** Returns these options with another output. */
    public Mlp output(int value) {
        return new Mlp(hidden, value, batchNorm, outputBatchNorm, activation);
    }

    /** Returns these options with or without batch normalisation of the hidden layers. */
    public Mlp batchNorm(boolean value) {
        return new Mlp(hidden, output, value, outputBatchNorm, activation);
    }

    /** Returns these options with or without batch normalisation of the output. */
    public Mlp outputBatchNorm(boolean value) {
        return new Mlp(hidden, output, batchNorm, value, activation);
    }

    /** Returns these options with another activation. */
    public Mlp activation(Activation value) {
        return new Mlp(hidden, output, batchNorm, outputBatchNorm, value);
    }
}
