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
 * @param path the folder or the archive
 * @param testShare share of each class that is held out if there is no train and test split, in (0, 1)
 * @param splitSeed seed of that draw, not that of the run, so that runs with other seeds hold out the same images
 */
@PluginName("image-folder")
@About("images in class folders: a folder or a .zip, .tar, .tar.gz, .tar.xz archive")
public record ImageFolder(
        @About("folder or archive; images lie in <class>/ or train/<class>/ and test/<class>/")
        String path,

        @Range("(0, 1)") @About("share of each class held out if there is no split")
        double testShare,

        @Range("[0, inf)") @About("seed of the share held out (not of the run)")
        long splitSeed)
        implements DataSpec {

    public ImageFolder {
        Ranges.check(ImageFolder.class, path, testShare, splitSeed);
    }

    /** Returns the options with their defaults; the path is still to be set. */
    public static ImageFolder imageFolder() {
        return new ImageFolder("", 0.2, 0);
    }

    /** Returns the options for {@code path}. */
    public static ImageFolder imageFolder(String path) {
        return imageFolder().path(path);
    }

    /** Returns these options with another path. */
    public ImageFolder path(String value) {
        return new ImageFolder(value, testShare, splitSeed);
    }

    /** Returns these options with another share held out. */
    public ImageFolder testShare(double value) {
        return new ImageFolder(path, value, splitSeed);
    }

    /** Returns these options with another seed of the share held out. */
    public ImageFolder splitSeed(long value) {
        return new ImageFolder(path, testShare, value);
    }
}
