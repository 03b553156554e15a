package org.gessl.framework.graph;

/** Derives the keys of independent {@link RandomStream}s from a run's seed. */
public final class RandomKeys {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private RandomKeys() {}

    /** Returns the key of the initial weights. */
    public static long initialWeights(long seed) {
        return mix(mix(seed) ^ 0x6765_7373_6cL);
    }

    /** Returns the key of task {@code task} of outer step {@code step}. */
    public static long task(long seed, long step, int task) {
        return mix(mix(mix(seed) + GOLDEN_GAMMA * (step + 1)) + task);
    }

    /** Returns the key of task {@code task} of a measurement on held-out images: no step of a run has it. */
    public static long heldOutTask(long seed, int task) {
        return mix(mix(mix(seed) ^ 0x6865_6c64_2d6f_7574L) + GOLDEN_GAMMA * (task + 1));
    }

    /** The finaliser of MurmurHash3 in Stafford's variant 13: every input bit changes every output bit with chance one half. */
    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
