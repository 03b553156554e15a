package org.gessl.framework.train;

import java.util.List;
import java.util.Optional;
import org.gessl.framework.bilevel.ModelEpisode;
import org.gessl.framework.bilevel.ViewImages;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.spec.Split;
import org.gessl.framework.spec.UserException;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TUint8;

/**
 * The augmented views of a task's images, as its support and query.
 *
 * @param images the views
 */
record TaskImages(ModelEpisode.Images images) {

    /**
     * Returns the task of {@code batch} [N, H, W, 3], all its views made in one pass; where it is split by images or data sets, its first half
     * is the support.
     */
    static TaskImages of(Ops tf, Pipeline pipeline, Operand<TUint8> batch, RandomStream random) {
        int views = pipeline.model().loss().views();
        boolean query = pipeline.bilevel() && pipeline.objective().usesQuery();
        boolean moreViews = query && pipeline.spec().gessl().split() == Split.VIEWS;
        List<ViewImages> sets = pipeline.augmentation().sets(tf, random, batch, moreViews ? 2 : 1, views);
        ViewImages all = sets.get(0);
        if (!query) {
            return new TaskImages(new ModelEpisode.Images(all, Optional.empty()));
        }
        if (moreViews) {
            return new TaskImages(new ModelEpisode.Images(all, Optional.of(sets.get(1))));
        }
        int half = all.images() / 2;
        if (all.images() < 4) {
            throw new UserException(
                    "option-range",
                    "data.batchSize = " + all.images()
                            + " must be at least 4 with gessl.split = IMAGES, two images for support and query each");
        }
        return new TaskImages(
                new ModelEpisode.Images(all.images(tf, 0, half), Optional.of(all.images(tf, half, half))));
    }
}
