package org.gessl.plugins.data;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * A folder or an archive (.zip, .tar, .tar.gz, .tar.xz, .tar.bz2) of JPEG, PNG, BMP and GIF images whose folders are their classes:
 * {@code train/<class>/...} with {@code test/<class>/...} or {@code val/<class>/...}, at the top or within folders that all share,
 * or just {@code <class>/...}, of which a share is then held out. The class is the path of the image's folder, so nested classes
 * ({@code Greek/character01}) stay apart; a last folder called {@code images} counts for the one above it, and images without a class folder
 * take their class from {@code val/val_annotations.txt}.
 *
 * <p>For few-shot protocols, {@code split = classes} holds whole classes out: {@code train/<class>} and {@code test/<class>} that share no class (as
 * in mini-ImageNet) stay as they are, and so do the class lists {@code splits/<name>/train.txt} and {@code test.txt} of CIFAR-FS; of anything else a
 * share of the classes is held out.
 *
 * @param path the folder or the archive
 * @param labels whether folders are classes, or mean nothing, so that the images can be pre-trained on only
 * @param split what is held out: images of each class if there is no train and test split, or whole classes
 * @param testShare share of each class, or of the classes, that is held out, in (0, 1)
 * @param splitSeed seed of that draw, not that of the run, so that runs with other seeds hold out the same images
 */
@PluginName("image-folder")
@About("images in class folders: a folder or a .zip, .tar, .tar.gz, .tar.xz archive")
public record ImageFolder(
        @About("folder or archive; images lie in <class>/ or train/<class>/ and test/<class>/")
        String path,

        @About("whether folders are classes, or all images lack a label")
        Labels labels,

        @About("what is held out: images of each class if there is no split, or whole classes")
        SplitBy split,

        @Range("(0, 1)") @About("share of each class, or of the classes, that is held out")
        double testShare,

        @Range("[0, inf)") @About("seed of the share held out (not of the run)")
        long splitSeed)
        implements DataSpec {

    /** Where the labels of the images come from. */
    public enum Labels {
        /** The folder of an image is its class. */
        FOLDERS,
        /** No image has a label. */
        NONE
    }

    public ImageFolder {
        Ranges.check(ImageFolder.class, path, labels, split, testShare, splitSeed);
    }

    /** Returns the options with their defaults; the path is still to be set. */
    public static ImageFolder imageFolder() {
        return new ImageFolder("", Labels.FOLDERS, SplitBy.IMAGES, 0.2, 0);
    }

    /** Returns the options for {@code path}. */
    public static ImageFolder imageFolder(String path) {
        return imageFolder().path(path);
    }

    /** Returns these options with another path. */
    public ImageFolder path(String value) {
        return new ImageFolder(value, labels, split, testShare, splitSeed);
    }

    /** Returns these options with labels from elsewhere. */
    public ImageFolder labels(Labels value) {
        return new ImageFolder(path, value, split, testShare, splitSeed);
    }

    /** Returns these options with other data held out. */
    public ImageFolder split(SplitBy value) {
        return new ImageFolder(path, labels, value, testShare, splitSeed);
    }

    /** Returns these options with another share held out. */
    public ImageFolder testShare(double value) {
        return new ImageFolder(path, labels, split, value, splitSeed);
    }

    /** Returns these options with another seed of the share held out. */
    public ImageFolder splitSeed(long value) {
        return new ImageFolder(path, labels, split, testShare, value);
    }
}
