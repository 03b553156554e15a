package org.gessl.framework.graph;

import java.util.List;
import org.gessl.framework.spec.Precision;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/** Opens sessions with the settings that fit the machine and the precision, and runs them. */
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
    public static Session open(Graph graph, Precision precision) {
        RewriterConfig.Builder rewriter = RewriterConfig.newBuilder()
                .setMetaOptimizerIterations(RewriterConfig.NumIterationsType.ONE)
                .setDisableMetaOptimizer(true);
        if (precision == Precision.MIXED_BFLOAT16) {
            rewriter.setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON);
        }
        ConfigProto config = ConfigProto.newBuilder()
                .setAllowSoftPlacement(true)
                .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true))
                .setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(rewriter))
                .build();
        return new Session(graph, config);
    }
}
