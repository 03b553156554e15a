package org.gessl.plugins.data;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Drawn images of ten shapes, made on first use and the same everywhere for the same options: one large shape with random place,
 * size, rotation, colours and texture before a textured background with clutter and noise. The colours say nothing about the class.
 * Augment strongly (colour jitter 0.6/0.6/0.6/0.2, grayscale in half of the views): weaker views can be told apart by their colours.
 *
 * @param trainImages training images; the classes are equally frequent
 * @param testImages held-out images
 * @param seed seed of the drawings, not that of the run, so that runs with other seeds see the same data
 */
@PluginName("shapes")
@About("ten drawn shapes, made on first use; needs no download")
public record Shapes(
        @Range("[20, 1000000]") @About("training images") int trainImages,
        @Range("[20, 1000000]") @About("held-out images") int testImages,

        @Range("[0, inf)") @About("seed of the drawings (not of the run)")
        long seed)
        implements DataSpec {

    public Shapes {
        Ranges.check(Shapes.class, trainImages, testImages, seed);
    }

    /** Returns the options with their defaults. */
    public static Shapes shapes() {
        return new Shapes(10_000, 2_000, 1);
    }

    /** Returns these options with another number of training images. */
    public Shapes trainImages(int value) {
        return new Shapes(value, testImages, seed);
    }

    /** Returns these options with another number of held-out images. */
    public Shapes testImages(int value) {
        return new Shapes(trainImages, value, seed);
    }

    /** Returns these options with another seed of the drawings. */
    public Shapes seed(long value) {
        return new Shapes(trainImages, testImages, value);
    }
}
