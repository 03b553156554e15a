package org.gessl.plugins.data;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Ranges;

/**
 * Tiny ImageNet: 100,000 training and 10,000 validation images of 64 x 64 pixels in 200 classes. Reads the published layout, packed
 * ({@code tiny-imagenet-200.zip}, any tar) or not: {@code train/<wnid>/images}, {@code val/images} with {@code val/val_annotations.txt},
 * {@code wnids.txt} and {@code words.txt}. The validation images are the test images; the published test images have no labels and are passed over.
 *
 * @param path the archive or the folder
 */
@PluginName("tiny-imagenet")
@About("Tiny ImageNet: the published archive or folder; validation images are held out")
public record TinyImageNet(
        @About("tiny-imagenet-200.zip, another archive of its files, or its folder")
        String path) implements DataSpec {

    public TinyImageNet {
        Ranges.check(TinyImageNet.class, path);
    }

    /** Returns the options; the path is still to be set. */
    public static TinyImageNet tinyImageNet() {
        return new TinyImageNet("");
    }

    /** Returns these options with another path. */
    public TinyImageNet path(String value) {
        return new TinyImageNet(value);
    }
}
