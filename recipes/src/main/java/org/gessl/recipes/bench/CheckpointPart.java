package org.gessl.recipes.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.train.Checkpoint;
import org.gessl.framework.train.Checkpoints;
import org.gessl.framework.train.InitialState;

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
        List<Double> writes = new ArrayList<>();
        List<Double> reads = new ArrayList<>();
        for (int step = 0; step < ROUNDS; step++) {
            long start = System.nanoTime();
            checkpoints.write(new Checkpoint(step, Map.of(), state));
            long written = System.nanoTime();
            checkpoints.latest().orElseThrow();
            writes.add((written - start) / 1e6);
            reads.add((System.nanoTime() - written) / 1e6);
        }
        bench.add(Result.of("checkpoint/width-" + width + "/write", Bench.median(writes), "ms"));
        bench.add(Result.of("checkpoint/width-" + width + "/read", Bench.median(reads), "ms"));
    }
}
