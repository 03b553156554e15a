package org.gessl.recipes.report;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.ImageSet;
import org.gessl.framework.data.ImageSubset;
import org.gessl.framework.data.Permutation;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.evaluate.FeatureExtractor;
import org.gessl.framework.evaluate.FeatureRows;
import org.gessl.framework.evaluate.Features;
import org.gessl.framework.evaluate.NeighbourSearch;
import org.gessl.framework.evaluate.Neighbours;
import org.gessl.framework.evaluate.Vote;
import org.gessl.framework.spec.UserException;
import org.gessl.recipes.report.plane.TSne;

/**
 * What a report shows of the images: how a trained encoder arranges held-out ones.
 *
 * @param about how many images, from how many
 * @param accuracy share that the nearest neighbours call right [percent]
 * @param neighbours how many vote
 * @param perplexity of the map
 * @param queries images with their nearest neighbours
 * @param confusion which class was taken for which
 * @param map the images in the plane
 */
public record ImageParts(
        String about,
        String accuracy,
        int neighbours,
        int perplexity,
        List<Gallery.Query> queries,
        Confusion confusion,
        EmbeddingMap map) {
    private static final int NEIGHBOURS = 5;
    private static final int PERPLEXITY = 30;

    /**
     * Returns what {@code model} makes of its data set.
     *
     * @param testImages held-out images at most, drawn by chance
     * @param trainImages training images at most, likewise, among which neighbours are looked for
     * @throws UserException {@code report-images} if the data have no labelled training and test images
     * @throws IllegalStateException if features are not finite
     */
    public static ImageParts of(EvaluatedModel model, int testImages, int trainImages) {
        ImageData data = model.images();
        ImageSet train = some(data.train(), trainImages);
        ImageSet test = some(data.test(), testImages);
        if (train.size() == 0 || test.size() == 0 || test.label(0) == ImageSet.UNLABELLED) {
            throw new UserException("report-images", data.name() + " has no labelled training and test images");
        }
        Features trainFeatures;
        Features testFeatures;
        try (FeatureExtractor encoder = new FeatureExtractor(model)) {
            trainFeatures = encoder.features(train);
            testFeatures = encoder.features(test);
        }
        float[][] rows = normalised(testFeatures);
        Neighbours[] nearest =
                NeighbourSearch.bounded(trainFeatures.dimension()).find(trainFeatures, testFeatures, NEIGHBOURS);
        Vote vote = new Vote(trainFeatures, data.classes().size());
        int[] answers = Stream.of(nearest)
                .mapToInt(neighbours -> vote.majority(neighbours, NEIGHBOURS))
                .toArray();
        int[] labels = IntStream.range(0, test.size()).map(test::label).toArray();
        long right = IntStream.range(0, labels.length)
                .filter(i -> labels[i] == answers[i])
                .count();
        return new ImageParts(
                about(test, data.test(), "held-out") + " and " + about(train, data.train(), "training"),
                String.format(Locale.ROOT, "%.1f", 100.0 * right / labels.length),
                NEIGHBOURS,
                PERPLEXITY,
                new Gallery(data.classes(), train, test).queries(nearest, answers),
                Confusion.of(data.classes(), labels, answers),
                EmbeddingMap.of(TSne.map(rows, PERPLEXITY), labels, answers, data.classes(), Picture.sheet(test)));
    }

    /** Returns at most {@code most} images, drawn by chance but the same ones each time, in their order. */
    private static ImageSet some(ImageSet images, int most) {
        int[] drawn = Permutation.of(images.size(), 0, 0);
        return new ImageSubset(images, IntStream.of(drawn).limit(most).sorted().toArray());
    }

    private static String about(ImageSet some, ImageSet all, String kind) {
        return some.size() == all.size()
                ? String.format(Locale.ROOT, "all %,d %s images", all.size(), kind)
                : String.format(Locale.ROOT, "%,d of %,d %s images", some.size(), all.size(), kind);
    }

    /** Returns the rows at length one, so that distances on the map follow the cosine that neighbours are found by. */
    private static float[][] normalised(Features features) {
        float[][] rows = new float[features.size()][features.dimension()];
        for (int i = 0; i < rows.length; i++) {
            features.read(i, FloatBuffer.wrap(rows[i]));
            FeatureRows.normalise(rows[i], i);
        }
        return rows;
    }
}
