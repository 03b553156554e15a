package org.gessl.framework.cost;

/**
 * Times a piece of work by running it several times. The first does not count, for it prepares the others. Of these the least time counts: it is
 * what the machine can do, whatever else it was doing meanwhile.
 */
final class Stopwatch {
    private static final int LEAST = 4;
    private static final int MOST = 40;
    private static final double ENOUGH_SECONDS = 0.1;
    private static final double TOO_SLOW_SECONDS = 1;

    private Stopwatch() {}

    /** Returns the least of the wall times of {@code work} [s]. */
    static double seconds(Runnable work) {
        work.run();
        double least = once(work);
        double total = 0;
        for (int i = 0; least < TOO_SLOW_SECONDS && i < MOST && (i < LEAST || total < ENOUGH_SECONDS); i++) {
            double seconds = once(work);
            total += seconds;
            least = Math.min(least, seconds);
        }
        return least;
    }

    private static double once(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
