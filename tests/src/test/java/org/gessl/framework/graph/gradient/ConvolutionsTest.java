package org.gessl.framework.graph.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Convolutions and their gradients against loops in double precision: native kernels differ by processor, and not all are right everywhere. */
final class ConvolutionsTest {
    private static final int IMAGES = 8;

    static Stream<Arguments> sizes() {
        List<Arguments> sizes = new ArrayList<>();
        for (int size : new int[] {7, 8}) {
            for (int in : new int[] {2, 3, 16}) {
                for (int out : new int[] {4, 16}) {
                    for (int kernel : new int[] {1, 3}) {
                        for (int stride : new int[] {1, 2}) {
                            sizes.add(Arguments.of(size, in, out, kernel, stride));
                        }
                    }
                }
            }
        }
        return sizes.stream();
    }

    @ParameterizedTest(name = "{0} pixels, {1} to {2} channels, kernel {3}, stride {4}")
    @MethodSource("sizes")
    void convolution_ofAnySize_matchesLoops(int size, int in, int out, int kernel, int stride) {
        Case c = new Case(size, in, out, kernel, stride);
        Shape images = Shape.of(IMAGES, size, size, in);
        Shape weights = Shape.of(kernel, kernel, in, out);
        Shape results = Shape.of(IMAGES, c.side(), c.side(), out);
        double[] x = draw(images, 1);
        double[] w = draw(weights, 2);
        double[] g = draw(results, 3);

        List<float[]> got = GraphRun.run(tf -> {
            Operand<TFloat32> image = GraphRun.constant(tf, images, x);
            Operand<TFloat32> weight = GraphRun.constant(tf, weights, w);
            Operand<TFloat32> result =
                    tf.nn.conv2d(image, weight, List.of(1L, (long) stride, (long) stride, 1L), "SAME");
            List<Operand<TFloat32>> all = new ArrayList<>(List.of(result));
            all.addAll(Gradients.of(
                    tf, List.of(result), List.of(GraphRun.constant(tf, results, g)), List.of(image, weight)));
            return all;
        });

        assertClose(got.get(0), c.result(x, w));
        assertClose(got.get(1), c.toImage(w, g));
        assertClose(got.get(2), c.toKernel(x, g));
    }

    private static void assertClose(float[] got, double[] want) {
        double largest = 0;
        for (double value : want) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < want.length; i++) {
            assertThat((double) got[i]).isCloseTo(want[i], within(1e-5 * largest));
        }
    }

    private static double[] draw(Shape shape, long seed) {
        Random random = new Random(seed);
        double[] values = new double[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private record Case(int size, int in, int out, int kernel, int stride) {

        int side() {
            return (size + stride - 1) / stride;
        }

        double[] result(double[] x, double[] w) {
            double[] result = new double[IMAGES * side() * side() * out];
            visit((pixel, weight, sum) -> result[sum] += x[pixel] * w[weight]);
            return result;
        }

        double[] toImage(double[] w, double[] g) {
            double[] result = new double[IMAGES * size * size * in];
            visit((pixel, weight, sum) -> result[pixel] += g[sum] * w[weight]);
            return result;
        }

        double[] toKernel(double[] x, double[] g) {
            double[] result = new double[kernel * kernel * in * out];
            visit((pixel, weight, sum) -> result[weight] += g[sum] * x[pixel]);
            return result;
        }

        private interface Product {
            void at(int pixel, int weight, int sum);
        }

        private void visit(Product product) {
            int before = Math.max((side() - 1) * stride + kernel - size, 0) / 2;
            for (int n = 0; n < IMAGES; n++) {
                for (int place = 0; place < side() * side(); place++) {
                    for (int tap = 0; tap < kernel * kernel; tap++) {
                        int row = place / side() * stride + tap / kernel - before;
                        int column = place % side() * stride + tap % kernel - before;
                        if (row >= 0 && row < size && column >= 0 && column < size) {
                            int pixel = ((n * size + row) * size + column) * in;
                            channels(product, pixel, tap * in * out, (n * side() * side() + place) * out);
                        }
                    }
                }
            }
        }

        private void channels(Product product, int pixel, int weight, int sum) {
            for (int i = 0; i < in; i++) {
                for (int o = 0; o < out; o++) {
                    product.at(pixel + i, weight + i * out + o, sum + o);
                }
            }
        }
    }
}
