package org.gessl.plugins.data;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Ranges;

/**
 * ImageNet (ILSVRC 2012) as image folders, whole or some of its classes, such as ImageNet-100: {@code train/<wnid>}, and {@code val/<wnid>} or all
 * validation images in {@code val} with a file of their classes. The validation images are the test images. Files of other classes are not decoded.
 *
 * @param path the folder or an archive of it
 * @param classes text file of the classes to use, a WordNet id at the start of each line, perhaps with a name behind it; empty: all
 * @param valLabels text file of the classes of a flat {@code val}: a WordNet id a line in the order of the images' numbers, or image name and WordNet
 *     id a line; empty: {@code val_annotations.txt}, {@code LOC_val_solution.csv} or {@code imagenet_2012_validation_synset_labels.txt} within {@code
 *     path}, if {@code val} has no class folders
 */
@PluginName("imagenet")
@About("ImageNet or some of its classes as image folders; validation images are held out")
public record ImageNet(
        @About("folder or archive with train/<wnid> and val")
        String path,

        @About("file of the classes to use, a WordNet id a line; empty: all")
        String classes,

        @About("file of the classes of a flat val; empty: that within path, or class folders")
        String valLabels)
        implements DataSpec {

    public ImageNet {
        Ranges.check(ImageNet.class, path, classes, valLabels);
    }

    /** Returns the options with their defaults; the path is still to be set. */
    public static ImageNet imageNet() {
        return new ImageNet("", "", "");
    }

    /** Returns these options with another path. */
    public ImageNet path(String value) {
        return new ImageNet(value, classes, valLabels);
    }

    /** Returns these options with another file of classes. */
    public ImageNet classes(String value) {
        return new ImageNet(path, value, valLabels);
    }

    /** Returns these options with another file of the validation images' classes. */
    public ImageNet valLabels(String value) {
        return new ImageNet(path, classes, value);
    }
}
