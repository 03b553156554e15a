package org.gessl.framework.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tensorflow.proto.DeviceStepStats;
import org.tensorflow.proto.NodeExecStats;
import org.tensorflow.proto.StepStats;

/**
 * One operation that ran.
 *
 * @param name name of its node
 * @param type operation type
 * @param part part of the step
 * @param device what it ran on
 * @param thread thread of that device
 * @param startMicros begin [us], from a moment of the library's own
 * @param micros wall time [us]
 */
public record TracedOperation(
        String name, String type, StepPart part, String device, int thread, long startMicros, long micros) {
    /** What runs on a GPU is told twice: by the host, which starts it, and by the streams that it runs in. */
    private static final String STREAMS = "/stream:all";

    /** {@code name = Type(inputs)}, or for a kernel of a GPU {@code name:Type}. */
    private static final Pattern LABEL = Pattern.compile("(?:.*? = |.*:)(\\w+).*", Pattern.DOTALL);

    /** How the library marks that it has put a kernel of oneDNN in the place of its own: the same operation to a reader. */
    private static final Pattern MARK = Pattern.compile("^_Mkl(Native)?");

    /** Returns the operations of a traced run, in the order in which the devices tell them. */
    public static List<TracedOperation> of(StepStats stats) {
        boolean streams = stats.getDevStatsList().stream()
                .anyMatch(device -> device.getDevice().endsWith(STREAMS));
        List<TracedOperation> operations = new ArrayList<>();
        for (DeviceStepStats device : stats.getDevStatsList()) {
            boolean repeated = streams
                    && device.getDevice().contains("GPU")
                    && !device.getDevice().endsWith(STREAMS);
            if (!repeated
                    && !device.getDevice().contains("/host:")
                    && !device.getDevice().endsWith("sync")) {
                device.getNodeStatsList().forEach(node -> operations.add(of(device.getDevice(), node)));
            }
        }
        return operations;
    }

    private static TracedOperation of(String device, NodeExecStats node) {
        Matcher label = LABEL.matcher(node.getTimelineLabel());
        String told = label.matches() ? label.group(1) : typeOf(node.getNodeName());
        String type = MARK.matcher(told).replaceFirst("");
        return new TracedOperation(
                node.getNodeName(),
                type,
                StepPart.of(node.getNodeName(), type),
                device,
                node.getThreadId(),
                node.getAllStartMicros(),
                Math.max(0, node.getAllEndRelMicros()));
    }

    /** The type that a node is named after where nothing else tells it: {@code gradient/Mul_7} is a {@code Mul}. */
    private static String typeOf(String name) {
        return name.substring(name.lastIndexOf('/') + 1)
                .replaceFirst("_\\d+$", "")
                .replaceFirst(":.*", "");
    }

    /** Returns the end [us]. */
    long endMicros() {
        return startMicros + micros;
    }
}
