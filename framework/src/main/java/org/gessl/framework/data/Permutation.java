package org.gessl.framework.data;

import java.util.SplittableRandom;

/** Random orders that depend on their seeds alone. */
public final class Permutation {
    private Permutation() {}

    /** Returns a random order of 0 .. {@code size} - 1, the same one for the same {@code seed} and {@code epoch}. */
    public static int[] of(int size, long seed, long epoch) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        shuffle(order, new SplittableRandom(mix(seed, epoch)));
        return order;
    }

    /** Shuffles {@code order} in place (Fisher and Yates). */
    static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }

    /** Returns one seed out of two, such that neighbouring pairs give unrelated seeds (the finaliser of SplitMix64). */
    static long mix(long seed, long stream) {
        long z = seed + 0x9E3779B97F4A7C15L * (stream + 1);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
