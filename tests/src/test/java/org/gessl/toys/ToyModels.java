package org.gessl.toys;

import java.util.List;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.EncoderSpec;
import org.gessl.framework.spec.HeadSpec;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/** Options of plugins that compute nothing, material for tests of everything that reads options: networks and their losses. */
public final class ToyModels {
    private ToyModels() {}

    /** A choice. */
    public enum Stem {
        CIFAR,
        IMAGE_NET
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
}
