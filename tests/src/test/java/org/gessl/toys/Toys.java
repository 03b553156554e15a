package org.gessl.toys;

import java.util.List;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.EncoderSpec;
import org.gessl.framework.spec.EvaluationSpec;
import org.gessl.framework.spec.HeadSpec;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.ObjectiveSpec;
import org.gessl.framework.spec.OptimizerSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;
import org.gessl.framework.spec.ScheduleSpec;
import org.gessl.framework.spec.ThresholdsSpec;

/** Options of plugins that compute nothing: material for tests of everything that reads options. */
public final class Toys {
    private Toys() {}

    /** A choice. */
    public enum Stem {
        CIFAR,
        IMAGE_NET
    }

    /** Options of toy-data. */
    @PluginName("toy-data")
    @About("images that are not there")
    public record Data(
            @About("folder of the images") String path,
            @Range("[0, 1]") @About("noise") double noise) implements DataSpec {
        public Data {
            Ranges.check(Data.class, path, noise);
        }

        /** Returns the defaults. */
        public static Data data() {
            return new Data("", 0.1);
        }

        /** Returns these options with another path. */
        public Data path(String value) {
            return new Data(value, noise);
        }

        /** Returns these options with another noise. */
        public Data noise(double value) {
            return new Data(path, value);
        }
    }

    /** Options of toy-net. */
    @PluginName("toy-net")
    @About("two layers")
    public record Net(
            @Range("[1, 512]") @About("channels of the first layer")
            int width,

            @About("first layer") Stem stem,
            @Range("[1, 9]") @About("blocks of each stage") List<Integer> blocks,
            @About("whether layers have biases") boolean bias)
            implements EncoderSpec {
        public Net {
            Ranges.check(Net.class, width, stem, blocks, bias);
        }

        /** Returns the defaults. */
        public static Net net() {
            return new Net(16, Stem.CIFAR, List.of(2, 2), false);
        }

        /** Returns these options with another width. */
        public Net width(int value) {
            return new Net(value, stem, blocks, bias);
        }

        /** Returns these options with another stem. */
        public Net stem(Stem value) {
            return new Net(width, value, blocks, bias);
        }

        /** Returns these options with another blocks. */
        public Net blocks(List<Integer> value) {
            return new Net(width, stem, value, bias);
        }

        /** Returns these options with another bias. */
        public Net bias(boolean value) {
            return new Net(width, stem, blocks, value);
        }
    }

    /** Options of mlp. */
    @PluginName("mlp")
    @About("hidden layer and output")
    public record Mlp(
            @Range("[1, 4096]") @About("hidden units") int hidden,
            @Range("[1, 4096]") @About("output units") int output)
            implements HeadSpec {
        public Mlp {
            Ranges.check(Mlp.class, hidden, output);
        }

        /** Returns the defaults. */
        public static Mlp mlp() {
            return new Mlp(256, 128);
        }

        /** Returns these options with another hidden. */
        public Mlp hidden(int value) {
            return new Mlp(value, output);
        }

        /** Returns these options with another output. */
        public Mlp output(int value) {
            return new Mlp(hidden, value);
        }
    }

    /** Options of linear. */
    @PluginName("linear")
    @About("one layer")
    public record Linear(
            @Range("[1, 4096]") @About("output units") int output) implements HeadSpec {
        public Linear {
            Ranges.check(Linear.class, output);
        }

        /** Returns the defaults. */
        public static Linear linear() {
            return new Linear(64);
        }

        /** Returns these options with another output. */
        public Linear output(int value) {
            return new Linear(value);
        }
    }

    /** Options of nt-xent. */
    @PluginName("nt-xent")
    @About("contrasts pairs")
    public record NtXent(
            @Range("(0, 100]") @About("divisor of the cosine similarity")
            double temperature) implements LossSpec {
        public NtXent {
            Ranges.check(NtXent.class, temperature);
        }

        /** Returns the defaults. */
        public static NtXent ntXent() {
            return new NtXent(0.5);
        }

        /** Returns these options with another temperature. */
        public NtXent temperature(double value) {
            return new NtXent(value);
        }
    }

    /** Options of barlow-twins. */
    @PluginName("barlow-twins")
    @About("decorrelates features")
    public record Barlow(
            @Range("[0, inf)") @About("weight of the off-diagonal terms")
            double lambda) implements LossSpec {
        public Barlow {
            Ranges.check(Barlow.class, lambda);
        }

        /** Returns the defaults. */
        public static Barlow barlow() {
            return new Barlow(5e-3);
        }

        /** Returns these options with another lambda. */
        public Barlow lambda(double value) {
            return new Barlow(value);
        }
    }

    /** Options of threshold. */
    @PluginName("threshold")
    @About("thresholds")
    public record Threshold(
            @Range("[0, 100]") @About("weight of the query term")
            double queryWeight) implements ObjectiveSpec {
        public Threshold {
            Ranges.check(Threshold.class, queryWeight);
        }

        /** Returns the defaults. */
        public static Threshold threshold() {
            return new Threshold(0.5);
        }

        /** Returns these options with another queryWeight. */
        public Threshold queryWeight(double value) {
            return new Threshold(value);
        }
    }

    /** Options of network. */
    @PluginName("network")
    @About("a small network")
    public record Network(
            @Range("[1, 4096]") @About("hidden units") int hidden) implements ThresholdsSpec {
        public Network {
            Ranges.check(Network.class, hidden);
        }

        /** Returns the defaults. */
        public static Network network() {
            return new Network(64);
        }

        /** Returns these options with another hidden. */
        public Network hidden(int value) {
            return new Network(value);
        }
    }

    /** Options of none. */
    @PluginName("none")
    @About("no inner loop")
    public record None() implements HypergradientSpec {
        /** Returns the defaults. */
        public static None none() {
            return new None();
        }
    }

    /** Options of exact. */
    @PluginName("exact")
    @About("second order")
    public record Exact() implements HypergradientSpec {
        /** Returns the defaults. */
        public static Exact exact() {
            return new Exact();
        }
    }

    /** Options of sgd. */
    @PluginName("sgd")
    @About("gradient descent")
    public record Sgd(
            @Range("[0, 100]") @About("learning rate") double learningRate,
            @Range("[0, 1)") @About("momentum") double momentum,
            @Range("[0, 1]") @About("weight decay") double weightDecay)
            implements OptimizerSpec {
        public Sgd {
            Ranges.check(Sgd.class, learningRate, momentum, weightDecay);
        }

        /** Returns the defaults. */
        public static Sgd sgd() {
            return new Sgd(0.1, 0.0, 0.0);
        }

        /** Returns these options with another learningRate. */
        public Sgd learningRate(double value) {
            return new Sgd(value, momentum, weightDecay);
        }

        /** Returns these options with another momentum. */
        public Sgd momentum(double value) {
            return new Sgd(learningRate, value, weightDecay);
        }

        /** Returns these options with another weightDecay. */
        public Sgd weightDecay(double value) {
            return new Sgd(learningRate, momentum, value);
        }
    }

    /** Options of constant. */
    @PluginName("constant")
    @About("stays as it is")
    public record Constant() implements ScheduleSpec {
        /** Returns the defaults. */
        public static Constant constant() {
            return new Constant();
        }
    }

    /** Options of cosine. */
    @PluginName("cosine")
    @About("falls like a cosine")
    public record Cosine(
            @Range("[0, 1]") @About("last factor") double end) implements ScheduleSpec {
        public Cosine {
            Ranges.check(Cosine.class, end);
        }

        /** Returns the defaults. */
        public static Cosine cosine() {
            return new Cosine(0.0);
        }

        /** Returns these options with another end. */
        public Cosine end(double value) {
            return new Cosine(value);
        }
    }

    /** Options of crop. */
    @PluginName("crop")
    @About("cuts out a part")
    public record Crop(
            @Range("(0, 1]") @About("smallest share") double low,
            @Range("(0, 1]") @About("largest share") double high) implements AugmentationSpec {
        public Crop {
            Ranges.check(Crop.class, low, high);
            if (low > high) {
                throw Ranges.refusal(Crop.class, "low = " + low + " must not exceed high = " + high);
            }
        }

        /** Returns the defaults. */
        public static Crop crop() {
            return new Crop(0.2, 1.0);
        }

        /** Returns these options with another low. */
        public Crop low(double value) {
            return new Crop(value, high);
        }

        /** Returns these options with another high. */
        public Crop high(double value) {
            return new Crop(low, value);
        }
    }

    /** Options of flip. */
    @PluginName("flip")
    @About("mirrors")
    public record Flip() implements AugmentationSpec {
        /** Returns the defaults. */
        public static Flip flip() {
            return new Flip();
        }
    }

    /** Options of color-jitter. */
    @PluginName("color-jitter")
    @About("changes colours")
    public record Jitter(@Range("[0, 2]") @About("strength") double brightness) implements AugmentationSpec {
        public Jitter {
            Ranges.check(Jitter.class, brightness);
        }

        /** Returns the defaults. */
        public static Jitter jitter() {
            return new Jitter(0.4);
        }

        /** Returns these options with another brightness. */
        public Jitter brightness(double value) {
            return new Jitter(value);
        }
    }

    /** Options of knn. */
    @PluginName("knn")
    @About("nearest neighbours")
    public record Knn(
            @Range("[1, 1000]") @About("neighbours") int k) implements EvaluationSpec {
        public Knn {
            Ranges.check(Knn.class, k);
        }

        /** Returns the defaults. */
        public static Knn knn() {
            return new Knn(5);
        }

        /** Returns these options with another k. */
        public Knn k(int value) {
            return new Knn(value);
        }
    }

    /** Options of linear. */
    @PluginName("linear")
    @About("linear probe")
    public record Probe(@Range("[1, 1000]") @About("passes") int epochs) implements EvaluationSpec {
        public Probe {
            Ranges.check(Probe.class, epochs);
        }

        /** Returns the defaults. */
        public static Probe probe() {
            return new Probe(10);
        }

        /** Returns these options with another epochs. */
        public Probe epochs(int value) {
            return new Probe(value);
        }
    }
}
