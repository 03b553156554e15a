package org.gessl.recipes.bench;

import org.gessl.framework.config.ResolvedPipeline;

/** A fresh process: how long until its first step is done, and how much memory its steps take. */
final class ProcessPart {
    private ProcessPart() {}

    static void measure(Bench bench) {
        for (int width : bench.settings().widths()) {
            ResolvedPipeline pipeline = bench.pipeline(width);
            // Drawn before, so that the process only opens them.
            bench.open(pipeline).close();
            bench.firstSteps().run(pipeline).ifPresent(figures -> {
                bench.add(Result.of("process/width-" + width + "/first-step", figures.firstSeconds(), "s"));
                bench.add(Result.of("process/width-" + width + "/memory", figures.peakMebibytes(), "MiB"));
            });
        }
    }
}
