package org.gessl.recipes.bench;

/**
 * One figure of the benchmark.
 *
 * @param name what was measured, such as {@code step/width-64/bare}
 * @param median median of the rounds
 * @param unit unit of both figures; of {@code ms}, {@code s}, {@code MiB} less is better, of all others more
 * @param peer what it is compared with; null for nothing
 * @param peerMedian the same figure of the peer; null without one
 * @param ratio how many times better than the peer, above 1 where it is ahead; null without one
 */
public record Result(String name, double median, String unit, String peer, Double peerMedian, Double ratio) {

    /** Returns a figure that is compared with nothing. */
    static Result of(String name, double median, String unit) {
        return new Result(name, median, unit, null, null, null);
    }

    /** Returns this figure beside {@code figure} of {@code other}. */
    Result beside(String other, double figure) {
        return new Result(name, median, unit, other, figure, better(median, figure));
    }

    /** Returns how many times better this figure is than {@code before}, above 1 where it is. */
    public double over(Result before) {
        return better(median, before.median);
    }

    private double better(double mine, double theirs) {
        return lessIsBetter() ? theirs / mine : mine / theirs;
    }

    private boolean lessIsBetter() {
        return unit.equals("ms") || unit.equals("s") || unit.equals("MiB") || name.endsWith("/augmentation");
    }
}
