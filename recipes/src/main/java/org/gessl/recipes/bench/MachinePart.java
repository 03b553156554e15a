package org.gessl.recipes.bench;

import org.gessl.framework.cost.Ceilings;

/** Large products and convolutions. */
final class MachinePart {
    private MachinePart() {}

    static void measure(Bench bench) {
        Ceilings.measure().forEach((name, rate) -> bench.add(Result.of("ceiling/" + name, rate / 1e9, "GFLOP/s")));
    }
}
