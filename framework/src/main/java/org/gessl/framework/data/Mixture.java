package org.gessl.framework.data;

import java.util.List;
import org.gessl.framework.spec.UserException;

/**
 * Image sets of one size from which tasks are drawn.
 *
 * @param shares the sets; at least one
 */
public record Mixture(List<Share> shares) {

    /**
     * One of the sets.
     *
     * @param name what the user calls it
     * @param images the set
     * @param weight how often it is drawn, in proportion to the other weights; above 0
     */
    public record Share(String name, ImageSet images, double weight) {

        private String size() {
            return images.height() + " x " + images.width();
        }
    }

    /**
     * Checks that the sets can be drawn from in turn.
     *
     * @throws UserException {@code data-size} if their images differ in size
     */
    public Mixture {
        shares = List.copyOf(shares);
        Share first = shares.get(0);
        for (Share share : shares) {
            if (!share.size().equals(first.size())) {
                throw new UserException(
                        "data-size",
                        "all episodes must have images of one size: those of '" + first.name() + "' are " + first.size()
                                + ", those of '" + share.name() + "' " + share.size());
            }
        }
    }

    /** Returns the mixture of one set. */
    public static Mixture of(ImageSet images) {
        return new Mixture(List.of(new Share("data", images, 1)));
    }

    /** Returns the height of the images [pixels]. */
    public int height() {
        return shares.get(0).images().height();
    }

    /** Returns the width of the images [pixels]. */
    public int width() {
        return shares.get(0).images().width();
    }
}
