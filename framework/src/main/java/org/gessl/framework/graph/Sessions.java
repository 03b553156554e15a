package org.gessl.framework.graph;

import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.OptimizerOptions;
import org.tensorflow.proto.RewriterConfig;

/** Opens sessions with the settings that fit the machine, and runs them. */
public final class Sessions {
    private Sessions() {}

    /** Runs {@code operations}, if there are any, for what they do to the variables. */
    public static void run(Session session, List<Op> operations) {
        if (!operations.isEmpty()) {
            Session.Runner runner = session.runner();
            operations.forEach(runner::addTarget);
            runner.run().close();
        }
    }

    /** Returns a session of {@code graph}. Memory of a GPU grows as needed; operations it lacks run on the CPU. */
    public static Session open(Graph graph) {
        return open(graph, false);
    }

    /** Returns a session of {@code graph}, clusters of which XLA compiles if {@code xla}. */
    public static Session open(Graph graph, boolean xla) {
        return new Session(graph, config(Hardware.gpuHere(), xla));
    }

    /**
     * Returns the settings of a session. Graphs are rewritten for a GPU alone, whose kernels want other layouts: on a CPU it takes longer than all the
     * rest of the start, and the steps are no faster.
     */
    static ConfigProto config(boolean rewritten, boolean xla) {
        RewriterConfig.Builder rewriter = RewriterConfig.newBuilder()
                .setMetaOptimizerIterations(RewriterConfig.NumIterationsType.ONE)
                .setDisableMetaOptimizer(!rewritten);
        GraphOptions.Builder graphs = GraphOptions.newBuilder().setRewriteOptions(rewriter);
        if (xla) {
            graphs.setOptimizerOptions(OptimizerOptions.newBuilder()
                    .setGlobalJitLevel(OptimizerOptions.GlobalJitLevel.ON_1)
                    .setCpuGlobalJit(true));
        }
        return ConfigProto.newBuilder()
                .setAllowSoftPlacement(true)
                .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true))
                .setGraphOptions(graphs)
                .build();
    }
}
