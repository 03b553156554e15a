package org.gessl.plugins.data;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Ranges;

/**
 * STL-10 (Coates, Ng and Lee, 2011): 100,000 unlabelled, 5,000 training and 8,000 test images of 96 x 96 pixels, the latter two in ten classes. Reads
 * the published binary version, packed ({@code stl10_binary.tar.gz}) or not. Protocols see the labelled training images and the test images.
 *
 * @param path the archive or the folder
 * @param pretraining which images are pre-trained on
 */
@PluginName("stl-10")
@About("STL-10: the published binary archive or folder; pre-training sees the unlabelled images too")
public record Stl10(
        @About("stl10_binary.tar.gz or its folder") String path,

        @About("images to pre-train on: unlabelled and training images, or one of the two")
        Pretraining pretraining)
        implements DataSpec {

    /** Images to pre-train on. */
    public enum Pretraining {
        /** The unlabelled and the training images, 105,000. */
        ALL,
        /** The unlabelled images, 100,000. */
        UNLABELLED,
        /** The training images, 5,000; {@code unlabeled_X.bin} may be missing. */
        TRAIN
    }

    public Stl10 {
        Ranges.check(Stl10.class, path, pretraining);
    }

    /** Returns the options with their defaults; the path is still to be set. */
    public static Stl10 stl10() {
        return new Stl10("", Pretraining.ALL);
    }

    /** Returns these options with another path. */
    public Stl10 path(String value) {
        return new Stl10(value, pretraining);
    }

    /** Returns these options with other images to pre-train on. */
    public Stl10 pretraining(Pretraining value) {
        return new Stl10(path, value);
    }
}
