package org.gessl.plugins.data;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Ranges;

/**
 * CIFAR-100 (Krizhevsky, 2009): 50,000 training and 10,000 test images of 32 x 32 pixels. Reads the published binary version, packed
 * ({@code cifar-100-binary.tar.gz}) or not ({@code cifar-100-binary}).
 *
 * @param path the archive or the folder
 * @param labels which of the two labels is the class
 */
@PluginName("cifar-100")
@About("CIFAR-100: the published binary archive or folder")
public record Cifar100(
        @About("cifar-100-binary.tar.gz or its folder") String path,

        @About("which label is the class: 100 fine ones or 20 coarse ones")
        Labels labels)
        implements DataSpec {

    /** The two labels of each image. */
    public enum Labels {
        /** 100 classes. */
        FINE,
        /** 20 groups of five classes. */
        COARSE
    }

    public Cifar100 {
        Ranges.check(Cifar100.class, path, labels);
    }

    /** Returns the options with their defaults; the path is still to be set. */
    public static Cifar100 cifar100() {
        return new Cifar100("", Labels.FINE);
    }

    /** Returns these options with another path. */
    public Cifar100 path(String value) {
        return new Cifar100(value, labels);
    }

    /** Returns these options with the other label. */
    public Cifar100 labels(Labels value) {
        return new Cifar100(path, value);
    }
}
