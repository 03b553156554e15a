package org.gessl.plugins.evaluation.fewshot;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.gessl.framework.data.ClassRows;
import org.gessl.framework.data.Permutation;
import org.gessl.framework.spec.UserException;

/**
 * Draws episodes: classes without repetition, and images of each without repetition. An episode depends on the seed and its number alone.
 *
 * @param classes images of each class that has enough of them
 * @param ways classes of an episode
 * @param perClass images of each class
 * @param seed seed of all episodes
 */
record EpisodeDraw(List<int[]> classes, int ways, int perClass, long seed) {

    /**
     * Returns the draw from {@code size} images, whose classes are {@code label}.
     *
     * @throws UserException if there are fewer than {@code ways} classes, or fewer that have enough images
     */
    static EpisodeDraw of(int size, IntUnaryOperator label, FewShot options, int ways, int shots) {
        int perClass = shots + options.queries();
        List<int[]> all = ClassRows.of(size, label);
        List<int[]> enough =
                all.stream().filter(rows -> rows.length >= perClass).toList();
        if (all.size() < ways) {
            throw new UserException(
                    "few-shot-ways",
                    "few-shot.ways = " + ways + ": the held-out images have " + all.size()
                            + " classes; choose at most so many ways");
        }
        if (enough.size() < ways) {
            int largest = all.stream().mapToInt(rows -> rows.length).sorted().toArray()[all.size() - ways];
            throw new UserException(
                    "few-shot-images",
                    "few-shot.shots = " + shots + " and few-shot.queries = " + options.queries() + ": only "
                            + enough.size() + " of " + all.size() + " classes have " + perClass
                            + " held-out images, and few-shot.ways = " + ways
                            + "; shots and queries may be " + largest + " together");
        }
        return new EpisodeDraw(enough, ways, perClass, options.seed());
    }

    /** Returns the images of episode {@code number}: {@code perClass} of its first class, then of its second, and so on. */
    int[] episode(int number) {
        int[] chosen = Permutation.of(classes.size(), seed, number);
        return Arrays.stream(chosen)
                .limit(ways)
                .flatMap(c -> images(classes.get(c), number, c))
                .toArray();
    }

    private IntStream images(int[] members, int number, int of) {
        int[] order = Permutation.of(members.length, seed + 1 + of, number);
        return Arrays.stream(order).limit(perClass).map(i -> members[i]);
    }
}
