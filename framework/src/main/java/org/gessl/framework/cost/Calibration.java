package org.gessl.framework.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.cost.MachineRates.Probe;
import org.gessl.framework.graph.LayerFormat;
import org.gessl.framework.graph.MatrixProduct;
import org.gessl.framework.spec.Precision;
import org.gessl.framework.train.PeakMemory;
import org.tensorflow.Operand;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/** Measures {@link MachineRates} by running single operations of typical sizes; takes some seconds. */
public final class Calibration {
    private static final int BATCH = 64;
    private static final int KERNEL = 3;
    /** Channels and image sides of the layers of residual networks, from a narrow one's first to a wide one's last. */
    private static final int[][] LAYERS = {
        {8, 32}, {16, 32}, {32, 16}, {64, 8}, {128, 4}, {64, 32}, {128, 16}, {256, 8}, {512, 4}
    };

    private static final int[] SIDES = {16, 32, 64, 128, 256, 512, 1024};
    /** Sides of the matrices of which a product takes many, and of those that are taken apart. */
    private static final int[] SMALL_SIDES = {8, 16, 32, 64};

    private static final int PRODUCTS = 128;
    private static final Shape MAPS = Shape.of(2 * BATCH, 32, 32, 16);
    private static final int POOL = 2;
    private static final int CHAIN = 1000;
    private static final int STARTS = 100;
    private static final List<Long> STRIDES = List.of(1L, 1L, 1L, 1L);
    private static final Shape DOT = Shape.of(1, 4, 4, 1);
    /** A run does at least so much, for what it costs by itself shall not count. */
    private static final double LEAST_AMOUNT = 1e7;

    private static final int MOST_REPEATS = 100;
    /** What the plugins' classes and the heap take soon after. */
    private static final double PLUGINS_MEBIBYTES = 40;

    /** The element type of convolutions and products. */
    private final Class<? extends TType> type;

    private final List<Probe> probes = new ArrayList<>();
    private final Map<String, Double> starts = new HashMap<>();

    private Calibration(Class<? extends TType> type) {
        this.type = type;
    }

    /** Returns the rates of this machine at {@code precision}, not {@code AUTO}. */
    public static MachineRates measure(Precision precision) {
        TensorFlow.version();
        double base = PeakMemory.mebibytes() + PLUGINS_MEBIBYTES;
        Calibration calibration = new Calibration(LayerFormat.type(precision));
        calibration.starts();
        calibration.convolutions();
        calibration.products();
        calibration.matrices();
        calibration.maps();
        calibration.pools();
        return new MachineRates(calibration.probes, calibration.starts, overhead(), base);
    }

    /** What the kinds that prepare much cost before they begin. */
    private void starts() {
        Shape kernel = Shape.of(KERNEL, KERNEL, 1, 1);
        start(WorkKind.CONVOLUTION, List.of(DOT, kernel), convolution());
        start(WorkKind.IMAGE_GRADIENT, List.of(DOT, kernel), imageGradient(DOT));
        start(WorkKind.KERNEL_GRADIENT, List.of(DOT, DOT), kernelGradient(kernel));
        start(WorkKind.NORMALISATION, List.of(DOT, Shape.of(1)), normalisation());
        start(WorkKind.NORMALISATION_GRADIENT, List.of(DOT, DOT, Shape.of(1)), normalisationGradient());
    }

    private void start(WorkKind kind, List<Shape> inputs, TimedGraph.Body body) {
        starts.put(kind.name(), TimedGraph.seconds(type(kind), inputs, STARTS, body));
    }

    private void convolutions() {
        for (int[] layer : LAYERS) {
            Shape image = Shape.of(BATCH, layer[1], layer[1], layer[0]);
            Shape kernel = Shape.of(KERNEL, KERNEL, layer[0], layer[0]);
            List<Shape> both = List.of(image, kernel);
            add(Work.convolution(WorkKind.CONVOLUTION, kernel, image), both, convolution());
            add(Work.convolution(WorkKind.IMAGE_GRADIENT, kernel, image), both, imageGradient(image));
            add(
                    Work.convolution(WorkKind.KERNEL_GRADIENT, kernel, image),
                    List.of(image, image),
                    kernelGradient(kernel));
        }
    }

    private static TimedGraph.Body convolution() {
        return (tf, in) -> tf.nn.conv2d(in.get(0), in.get(1), STRIDES, "SAME");
    }

    private static TimedGraph.Body imageGradient(Shape image) {
        return (tf, in) -> tf.nn.conv2dBackpropInput(shape(tf, image), in.get(1), in.get(0), STRIDES, "SAME");
    }

    private static TimedGraph.Body kernelGradient(Shape kernel) {
        return (tf, in) -> tf.nn.conv2dBackpropFilter(in.get(0), shape(tf, kernel), in.get(1), STRIDES, "SAME");
    }

    private static TimedGraph.Body normalisation() {
        return (tf, in) -> tf.nn.fusedBatchNorm(in.get(0), in.get(1), in.get(1), none(tf), none(tf))
                .y();
    }

    private static TimedGraph.Body normalisationGradient() {
        return (tf, in) -> tf.nn.fusedBatchNormGrad(in.get(0), in.get(1), in.get(2), in.get(2), in.get(2), in.get(2))
                .xBackprop();
    }

    private void products() {
        for (int side : SIDES) {
            Shape square = Shape.of(side, side);
            add(
                    new Work(WorkKind.PRODUCT, 2 * Math.pow(side, 3), side, 1),
                    List.of(square, square),
                    (tf, in) -> tf.linalg.matMul(in.get(0), in.get(1)));
        }
    }

    private void matrices() {
        for (int side : SMALL_SIDES) {
            Shape many = Shape.of(PRODUCTS, side, side);
            add(
                    new Work(WorkKind.BATCH_PRODUCT, PRODUCTS * 2 * Math.pow(side, 3), side, 1),
                    List.of(many, many),
                    (tf, in) -> MatrixProduct.of(tf, in.get(0), false, in.get(1), false));
            Shape square = Shape.of(side, side);
            add(Work.matrices(WorkKind.FACTORISATION, square), List.of(square), (tf, in) -> tf.linalg.inv(in.get(0)));
            add(
                    Work.matrices(WorkKind.SPECTRUM, square),
                    List.of(square),
                    (tf, in) -> tf.linalg.svd(in.get(0)).s());
        }
    }

    private void pools() {
        Shape pooled = Shape.of(MAPS.get(0), MAPS.get(1) / POOL, MAPS.get(2) / POOL, MAPS.get(-1));
        double bytes = Float.BYTES * (double) (MAPS.size() + pooled.size());
        add(
                Work.ofBytes(WorkKind.POOL, bytes),
                List.of(MAPS),
                (tf, in) -> tf.nn.maxPool(in.get(0), window(tf), window(tf), "VALID"));
        add(
                Work.ofBytes(WorkKind.POOL_GRADIENT, 2 * bytes),
                List.of(MAPS, pooled),
                (tf, in) -> tf.nn.maxPoolGrad(in.get(0), in.get(1), in.get(1), window(tf), window(tf), "VALID"));
    }

    /** Work on the maps of a layer, counted in bytes. */
    private void maps() {
        double bytes = Float.BYTES * (double) MAPS.size();
        Shape channels = Shape.of(MAPS.get(-1));
        add(
                Work.ofBytes(WorkKind.STREAM, 3 * bytes),
                List.of(MAPS, MAPS),
                (tf, in) -> tf.math.add(in.get(0), in.get(1)));
        add(Work.ofBytes(WorkKind.FUNCTION, 2 * bytes), List.of(MAPS), (tf, in) -> tf.math.exp(in.get(0)));
        add(Work.ofBytes(WorkKind.REDUCTION, bytes), List.of(MAPS), (tf, in) -> tf.sum(in.get(0), tf.array(1, 2)));
        add(
                Work.ofBytes(WorkKind.MOVE, 2 * bytes),
                List.of(MAPS),
                (tf, in) -> tf.linalg.transpose(in.get(0), tf.array(0, 3, 1, 2)));
        add(
                Work.ofBytes(WorkKind.RANDOM, bytes),
                List.of(Shape.scalar()),
                (tf, in) -> tf.random.statelessRandomUniform(shape(tf, MAPS), tf.array(1L, 2L), TFloat32.class));
        add(Work.ofBytes(WorkKind.NORMALISATION, 2 * bytes), List.of(MAPS, channels), normalisation());
        add(
                Work.ofBytes(WorkKind.NORMALISATION_GRADIENT, 3 * bytes),
                List.of(MAPS, MAPS, channels),
                normalisationGradient());
    }

    private static double overhead() {
        return TimedGraph.seconds(TFloat32.class, List.of(Shape.scalar()), CHAIN, (tf, in) -> tf.math.sin(in.get(0)));
    }

    private void add(Work work, List<Shape> inputs, TimedGraph.Body body) {
        int times = (int) Math.max(1, Math.min(MOST_REPEATS, LEAST_AMOUNT / work.amount()));
        double seconds = TimedGraph.seconds(type(work.kind()), inputs, times, body);
        double start = starts.getOrDefault(work.kind().name(), 0.0);
        double rate = work.amount() / Math.max(seconds / 2, seconds - start);
        probes.add(new Probe(work.kind().name(), work.channels(), work.pixels(), rate));
    }

    private Class<? extends TType> type(WorkKind kind) {
        return kind.counted() ? type : TFloat32.class;
    }

    private static Operand<TFloat32> none(Ops tf) {
        return tf.constant(new float[0]);
    }

    private static Operand<TInt32> window(Ops tf) {
        return tf.array(1, POOL, POOL, 1);
    }

    private static Operand<TInt32> shape(Ops tf, Shape shape) {
        return tf.constant(
                Arrays.stream(shape.asArray()).mapToInt(Math::toIntExact).toArray());
    }
}
