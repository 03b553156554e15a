package org.gessl.plugins.thresholds;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;
import org.gessl.framework.spec.ThresholdsSpec;

/**
 * Options of the threshold network g of the method (arXiv 2405.01053): a perceptron with one hidden layer and a tanh, from the features of an image
 * to its threshold. The shape of the network is this project's reading of the paper.
 *
 * @param hidden units of the hidden layer
 */
@PluginName("network")
@About("A small network gives each image its threshold")
public record ThresholdNetwork(
        @Range("[1, 65536]") @About("units of the hidden layer")
        int hidden) implements ThresholdsSpec {

    public ThresholdNetwork {
        Ranges.check(ThresholdNetwork.class, hidden);
    }

    /** Returns the network with 64 hidden units. */
    public static ThresholdNetwork network() {
        return new ThresholdNetwork(64);
    }

    /** Returns these options with another number of hidden units. */
    public ThresholdNetwork hidden(int value) {
        return new ThresholdNetwork(value);
    }
}
