package org.gessl.plugins.data;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Ranges;

/**
 * CIFAR-10 (Krizhevsky, 2009): 50,000 training and 10,000 test images of 32 x 32 pixels in ten classes. Reads the published binary
 * version, packed ({@code cifar-10-binary.tar.gz}) or not ({@code cifar-10-batches-bin}), and the images as files in
 * {@code train/<class>} and {@code test/<class>}.
 *
 * @param path the archive or the folder
 */
@PluginName("cifar-10")
@About("CIFAR-10: the published binary archive or folder, or its images in class folders")
public record Cifar10(
        @About("cifar-10-binary.tar.gz, its folder, or a folder or archive of images")
        String path) implements DataSpec {

    public Cifar10 {
        Ranges.check(Cifar10.class, path);
    }

    /** Returns the options; the path is still to be set. */
    public static Cifar10 cifar10() {
        return new Cifar10("");
    }

    /** Returns these options with another path. */
    public Cifar10 path(String value) {
        return new Cifar10(value);
    }
}
