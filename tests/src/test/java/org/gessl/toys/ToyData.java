package org.gessl.toys;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.EvaluationSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/** Options of plugins that compute nothing, material for tests of everything that reads options: images, their augmentations and the measurements of what was learned from them. */
public final class ToyData {
    private ToyData() {}

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
