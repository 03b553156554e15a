package org.gessl.framework.graph.gradient;

import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Rules of operations that pick or gather slices by their index; the index is constant. */
public final class IndexRules implements GradientRules {

    @Override
    public Map<String, GradientRule> rules() {
        return Map.of("GatherV2", IndexRules::gather, "UnsortedSegmentSum", IndexRules::segmentSum);
    }

    private static List<Operand<TFloat32>> gather(Backward op) {
        boolean firstAxis = op.op().attributes().getAttrInt("batch_dims") == 0 && op.constantInts(2)[0] == 0;
        if (!firstAxis) {
            return LibraryRule.INSTANCE.inputGradients(op);
        }
        Operand<TInt64> indices = op.rawInput(1);
        int slices = Math.toIntExact(op.input(0).shape().get(0));
        return op.only(
                0,
                op.tf().math.unsortedSegmentSum(op.gradient(), indices, op.tf().constant(slices)));
    }

    private static List<Operand<TFloat32>> segmentSum(Backward op) {
        Operand<TInt64> segments = op.rawInput(1);
        return op.only(0, op.tf().gather(op.gradient(), segments, op.tf().constant(0)));
    }
}
