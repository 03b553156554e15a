package org.gessl.plugins.encoder;

import java.util.List;
import java.util.stream.IntStream;
import org.gessl.framework.graph.Activation;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.EncoderSpec;
import org.gessl.framework.spec.OmittedAt;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;
import org.gessl.framework.spec.UserException;

/**
 * Options of a plain convolutional network: blocks of a 3x3 convolution, batch normalisation, ReLU or another activation and a 2x2 max-pool, then the mean over space.
 * Four blocks of 64 are the Conv-4 of few-shot learning (Vinyals et al., arXiv 1606.04080).
 *
 * @param widths channels of each block; each block halves the image, so n blocks need at least 2^n pixels a side
 * @param activation what follows each normalisation
 */
@PluginName("conv")
@About("Plain convolutional network, each block halves the image")
public record Conv(
        @Range("[1, 8192]") @About("channels of each block") List<Integer> widths,

        @OmittedAt("relu") @About("what follows each normalisation; a smooth one suits differences of gradients")
        Activation activation)
        implements EncoderSpec {

    public Conv {
        Ranges.check(Conv.class, widths, activation);
        if (widths.isEmpty()) {
            throw new UserException(
                    "option-range", "widths of 'conv' must name at least one block, such as 64,64,64,64");
        }
        widths = List.copyOf(widths);
    }

    /** Returns the network with the given channels for each block, Conv-4 if there are none. */
    public static Conv conv(int... widths) {
        return widths.length == 0
                ? new Conv(List.of(64, 64, 64, 64), Activation.RELU)
                : new Conv(IntStream.of(widths).boxed().toList(), Activation.RELU);
    }

    /** Returns these options with another activation. */
    public Conv activation(Activation value) {
        return new Conv(widths, value);
    }
}
