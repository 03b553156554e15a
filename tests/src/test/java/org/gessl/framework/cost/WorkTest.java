package org.gessl.framework.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

final class WorkTest {
    private static final List<Long> STRIDES = List.of(1L, 2L, 2L, 1L);

    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void convolution_andBothItsDerivatives_countTheSameMultiplyAdds() {
        Operand<TFloat32> images = input(2, 8, 8, 3);
        Operand<TFloat32> kernel = input(3, 3, 3, 12);
        Operand<TFloat32> result = tf.nn.conv2d(images, kernel, STRIDES, "SAME");
        Operand<TFloat32> toImages =
                tf.nn.conv2dBackpropInput(tf.constant(new int[] {2, 8, 8, 3}), kernel, result, STRIDES, "SAME");
        Operand<TFloat32> toKernel =
                tf.nn.conv2dBackpropFilter(images, tf.constant(new int[] {3, 3, 3, 12}), result, STRIDES, "SAME");
        double flops = 2.0 * (2 * 4 * 4 * 12) * (3 * 3 * 3);

        assertThat(work(result)).isEqualTo(new Work(WorkKind.CONVOLUTION, flops, 6, 16));
        assertThat(work(toImages)).isEqualTo(new Work(WorkKind.IMAGE_GRADIENT, flops, 6, 16));
        assertThat(work(toKernel)).isEqualTo(new Work(WorkKind.KERNEL_GRADIENT, flops, 6, 16));
    }

    @Test
    void product_transposedOrInBatches_countsItsDepth() {
        Operand<TFloat32> plain = tf.linalg.matMul(input(2, 5), input(5, 7));
        Operand<TFloat32> transposed =
                tf.linalg.matMul(input(5, 2), input(7, 5), MatMul.transposeA(true), MatMul.transposeB(true));
        Operand<TFloat32> batches = tf.train.batchMatMul(input(3, 2, 5), input(3, 5, 7), TFloat32.class);

        assertThat(work(plain).amount()).isCloseTo(2 * 2 * 5 * 7, within(1e-9));
        assertThat(work(transposed).amount()).isCloseTo(2 * 2 * 5 * 7, within(1e-9));
        assertThat(work(batches).amount()).isCloseTo(3 * 2 * 2 * 5 * 7, within(1e-9));
        assertThat(work(plain).kind()).isEqualTo(WorkKind.PRODUCT);
        assertThat(work(batches).kind()).isEqualTo(WorkKind.BATCH_PRODUCT);
    }

    @Test
    void matricesTakenApart_countTheCubeOfTheirSideEach() {
        Operand<TFloat32> values = tf.linalg.svd(input(3, 4, 32)).s();
        Operand<TFloat32> factor = tf.linalg.cholesky(input(8, 8));

        assertThat(work(values)).isEqualTo(new Work(WorkKind.SPECTRUM, 3 * 2 * 4 * 4 * 32, 8, 1));
        assertThat(work(factor)).isEqualTo(new Work(WorkKind.FACTORISATION, 2 * 8 * 8 * 8, 8, 1));
    }

    @Test
    void versionOfAnOperationType_doesNotChangeItsKind() {
        assertThat(WorkKind.of("MaxPoolGradV2")).isEqualTo(WorkKind.POOL_GRADIENT);
        assertThat(WorkKind.of("StatelessRandomUniform")).isEqualTo(WorkKind.RANDOM);
        assertThat(WorkKind.of("StatelessRandomUniformV2")).isEqualTo(WorkKind.RANDOM);
        assertThat(WorkKind.of("SplitV")).isEqualTo(WorkKind.MOVE);
    }

    @Test
    void arithmetic_onEachNumber_countsBytesReadAndWritten() {
        assertThat(work(tf.math.add(input(2, 5), input(2, 5)))).isEqualTo(Work.ofBytes(WorkKind.STREAM, 120));
        assertThat(work(tf.math.exp(input(2, 5)))).isEqualTo(Work.ofBytes(WorkKind.FUNCTION, 80));
    }

    @Test
    void views_andTensorsOfUnknownSize_countNothing() {
        assertThat(work(tf.reshape(input(2, 5), tf.constant(new int[] {10}))).amount())
                .isZero();
        assertThat(work(tf.math.add(input(-1, 5), input(-1, 5))).amount()).isZero();
    }

    @Test
    void time_isThatOfTheMostSimilarProbe() {
        MachineRates rates = new MachineRates(
                List.of(
                        new MachineRates.Probe("CONVOLUTION", 8, 1024, 10),
                        new MachineRates.Probe("CONVOLUTION", 64, 16, 20),
                        new MachineRates.Probe("STREAM", 1, 1, 1000)),
                Map.of("STREAM", 2.0),
                0.5,
                0);

        assertThat(rates.seconds(new Work(WorkKind.CONVOLUTION, 100, 16, 1024))).isEqualTo(10.5);
        assertThat(rates.seconds(new Work(WorkKind.CONVOLUTION, 100, 32, 16))).isEqualTo(5.5);
        assertThat(rates.seconds(Work.ofBytes(WorkKind.STREAM, 100))).isEqualTo(MachineRates.START_FACTOR * 2 + 0.1);
        assertThat(rates.seconds(Work.ofBytes(WorkKind.STREAM, 0))).isEqualTo(0.5);
        assertThat(rates.seconds(Work.ofBytes(WorkKind.NONE, 0))).isEqualTo(0.5);
    }

    @Test
    void memory_ofAChain_isReused() {
        Operand<TFloat32> x = tf.tile(input(1, 256), tf.constant(new int[] {4, 1}));
        Operand<TFloat32> once = tf.math.neg(x);
        Operand<TFloat32> twice = tf.math.neg(once);

        assertThat(LiveBytes.peak(List.of(operation(x), operation(once), operation(twice))))
                .isEqualTo(4096);
    }

    @Test
    void memory_ofATensorReadLater_isKept() {
        Operand<TFloat32> x = tf.tile(input(1, 256), tf.constant(new int[] {4, 1}));
        Operand<TFloat32> y = tf.math.neg(x);
        Operand<TFloat32> sum = tf.math.add(x, y);

        assertThat(LiveBytes.peak(List.of(operation(x), operation(y), operation(sum))))
                .isEqualTo(2 * 4096);
    }

    private Operand<TFloat32> input(long... shape) {
        return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
    }

    private static Work work(Operand<?> operand) {
        return Work.of(operation(operand));
    }

    private static GraphOperation operation(Operand<?> operand) {
        return (GraphOperation) operand.op();
    }
}
