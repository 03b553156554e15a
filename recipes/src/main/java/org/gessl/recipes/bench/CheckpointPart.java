package org.gessl.recipes.bench;

import java.util.Map;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.train.Checkpoint;
import org.gessl.framework.train.Checkpoints;
import org.gessl.framework.train.InitialState;
import org.gessl.framework.train.StepTimes;

/** Durable writing and verified reading of the widest step's state. */
final class CheckpointPart {
    private static final int ROUNDS = 5;

    private CheckpointPart() {}

    static void measure(Bench bench) {
        int width = bench.settings().widths().stream().max(Integer::compare).orElseThrow();
        ResolvedPipeline pipeline = bench.pipeline(width);
        int side = pipeline.spec().data().imageSize();
        Map<String, Checkpoint.Tensor> state = InitialState.of(bench.build(pipeline), side, side);
        Checkpoints checkpoints = new Checkpoints(bench.folder().resolve("checkpoints"), 1);
        double[] writes = new double[ROUNDS];
        double[] reads = new double[ROUNDS];
        for (int step = 0; step < ROUNDS; step++) {
            long start = System.nanoTime();
            checkpoints.write(new Checkpoint(step, Map.of(), state));
            long written = System.nanoTime();
            checkpoints.latest().orElseThrow();
            writes[step] = (written - start) / 1e6;
            reads[step] = (System.nanoTime() - written) / 1e6;
        }
        bench.add(Result.of("checkpoint/width-" + width + "/write", new StepTimes(writes).median(), "ms"));
        bench.add(Result.of("checkpoint/width-" + width + "/read", new StepTimes(reads).median(), "ms"));
    }
}
