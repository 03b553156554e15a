package org.gessl.plugins.data;

import java.util.List;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Omniglot (Lake, Salakhutdinov and Tenenbaum, Science 2015): characters of many alphabets, each drawn by 20 people, 105 x 105 pixels, black on
 * white. Reads the published archives ({@code images_background.zip}, {@code images_evaluation.zip}, the small background sets) or their
 * folders, one or several; a drawing that several of them hold counts once. The class is alphabet and character: {@code Greek/character01}.
 *
 * <p>With {@code split = classes} and both the background and the evaluation set given, the evaluation set is held out, as published.
 *
 * @param path archives or folders
 * @param split what is held out: drawings of each character, or whole characters
 * @param testShare share of the drawings of each character, or of the characters, that is held out, in (0, 1)
 * @param splitSeed seed of that draw, not that of the run, so that runs with other seeds hold out the same drawings
 */
@PluginName("omniglot")
@About("Omniglot: the published archives of drawn characters, or their folders")
public record Omniglot(
        @About("images_background.zip, images_evaluation.zip, ...; archives or folders, one or several")
        List<String> path,

        @About("what is held out: drawings of each character, or whole characters")
        SplitBy split,

        @Range("(0, 1)") @About("share of the drawings, or of the characters, that is held out")
        double testShare,

        @Range("[0, inf)") @About("seed of the share held out (not of the run)")
        long splitSeed)
        implements DataSpec {

    public Omniglot {
        Ranges.check(Omniglot.class, path, split, testShare, splitSeed);
        path = List.copyOf(path);
    }

    /** Returns the options with their defaults; the path is still to be set. */
    public static Omniglot omniglot() {
        return new Omniglot(List.of(), SplitBy.IMAGES, 0.2, 0);
    }

    /** Returns these options with other archives or folders. */
    public Omniglot path(String... values) {
        return new Omniglot(List.of(values), split, testShare, splitSeed);
    }

    /** Returns these options with other data held out. */
    public Omniglot split(SplitBy value) {
        return new Omniglot(path, value, testShare, splitSeed);
    }

    /** Returns these options with another share held out. */
    public Omniglot testShare(double value) {
        return new Omniglot(path, split, value, splitSeed);
    }

    /** Returns these options with another seed of the share held out. */
    public Omniglot splitSeed(long value) {
        return new Omniglot(path, split, testShare, value);
    }
}
