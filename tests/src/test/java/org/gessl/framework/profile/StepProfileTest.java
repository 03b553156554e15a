package org.gessl.framework.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.proto.DeviceStepStats;
import org.tensorflow.proto.NodeExecStats;
import org.tensorflow.proto.StepStats;

class StepProfileTest {

    @ParameterizedTest
    @CsvSource({
        "augmentation/Mul_3, Mul, AUGMENTATION",
        "Conv2D, Conv2D, FORWARD",
        "gradient_1/Conv2DBackpropInput, Conv2DBackpropInput, BACKWARD",
        "ArithmeticOptimizer/Rewrite_second-order_12/AddN, AddN, FORWARD",
        "ConstantFolding/second-order_12/AddN, AddN, SECOND_ORDER",
        "optimizer/AssignVariableOp, AssignVariableOp, OPTIMIZER",
        "gradient/edge_7, _Send, TRANSFERS"
    })
    void part_ofAnOperation_isToldByItsName(String name, String type, StepPart expected) {
        assertThat(StepPart.of(name, type)).isEqualTo(expected);
    }

    @Test
    void idle_ofOverlappingOperations_countsTheirTimeOnce() {
        StepProfile profile = new StepProfile(
                2,
                1,
                List.of(
                        operation("B", 150, 200),
                        operation("A", 100, 100),
                        operation("A", 120, 20),
                        operation("C", 600, 250)));

        assertThat(profile.idle()).isCloseTo(0.5, within(1e-9));
        assertThat(profile.types().keySet()).containsExactly("C", "B", "A");
        assertThat(profile.types().get("A")).isEqualTo(new StepProfile.Share(120 / 570.0, 0.06, 1));
    }

    @Test
    void operations_ofATrace_haveTheTypesOfTheirLabelsAndCountKernelsOfAGpuOnce() {
        StepStats stats = StepStats.newBuilder()
                .addDevStats(device("/device:CPU:0", "relu", "relu = Relu(x)"))
                .addDevStats(device("/device:GPU:0", "conv", "conv = Conv2D(x, y)"))
                .addDevStats(device("/device:GPU:0/stream:all", "gradient/conv", "gradient/conv:Conv2D"))
                .build();

        List<TracedOperation> operations = TracedOperation.of(stats);

        assertThat(operations).extracting(TracedOperation::type).containsExactly("Relu", "Conv2D");
        assertThat(operations).extracting(TracedOperation::part).containsExactly(StepPart.FORWARD, StepPart.BACKWARD);
    }

    private static DeviceStepStats device(String name, String node, String label) {
        return DeviceStepStats.newBuilder()
                .setDevice(name)
                .addNodeStats(NodeExecStats.newBuilder()
                        .setNodeName(node)
                        .setTimelineLabel(label)
                        .setAllStartMicros(10)
                        .setAllEndRelMicros(5))
                .build();
    }

    private static TracedOperation operation(String type, long start, long micros) {
        return new TracedOperation(type, type, StepPart.FORWARD, "CPU", 0, start, micros);
    }
}
