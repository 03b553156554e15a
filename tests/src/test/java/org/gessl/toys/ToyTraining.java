package org.gessl.toys;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.framework.spec.ObjectiveSpec;
import org.gessl.framework.spec.OptimizerSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;
import org.gessl.framework.spec.ScheduleSpec;
import org.gessl.framework.spec.ThresholdsSpec;

/** Options of plugins that compute nothing, material for tests of everything that reads options: what trains a network. */
public final class ToyTraining {
    private ToyTraining() {}

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
}
