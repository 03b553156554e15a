package org.gessl.plugins.augmentation;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.Augmentation;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;

/** Blurs as two matrix products, along the columns and along the rows; the reflected border is in the matrices. */
final class GaussianBlurAugmentation implements Augmentation {
    private final GaussianBlur options;

    @Inject
    GaussianBlurAugmentation(GaussianBlur options) {
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Ops tf, RandomStream random, Operand<TFloat32> images) {
        Operand<TFloat32> sigma = sigma(random, Shape.of(images.shape().get(0)), options.sigma());
        return blur(tf, images, sigma, options.kernelSize());
    }

    @Override
    public Map<String, Core> cores() {
        return Map.of("gaussian-blur", GaussianBlurAugmentation::fixed);
    }

    @Override
    public Map<String, Law> laws() {
        return Map.of(
                "law-gaussian-blur",
                (tf, random, samples, o) -> Map.of(
                        "sigma",
                        sigma(random, Shape.of(samples), Numbers.of(o, "sigma").numbers("sigma"))));
    }

    private static Operand<TFloat32> sigma(RandomStream random, Shape shape, List<Double> limits) {
        return random.uniform(shape, limits.get(0).floatValue(), limits.get(1).floatValue());
    }

    private static Operand<TFloat32> fixed(Ops tf, Operand<TFloat32> images, Map<String, Object> options) {
        Numbers numbers = Numbers.of(options, "kernel_size", "sigma");
        Operand<TFloat32> sigma =
                tf.fill(tf.array(images.shape().get(0)), tf.constant((float) numbers.number("sigma")));
        return blur(tf, images, sigma, numbers.whole("kernel_size"));
    }

    private static Operand<TFloat32> blur(Ops tf, Operand<TFloat32> images, Operand<TFloat32> sigma, int kernelSize) {
        Operand<TFloat32> kernel = kernel(tf, sigma, kernelSize);
        Operand<TFloat32> rows = matrices(tf, kernel, (int) images.shape().get(1));
        Operand<TFloat32> columns = matrices(tf, kernel, (int) images.shape().get(2));
        return Separable.apply(tf, images, rows, columns);
    }

    /** Returns the weights of the taps [N, size], which sum to one. */
    private static Operand<TFloat32> kernel(Ops tf, Operand<TFloat32> sigma, int size) {
        float[][] offsets = new float[1][size];
        for (int i = 0; i < size; i++) {
            offsets[0][i] = i - (size - 1) / 2f;
        }
        long n = sigma.shape().get(0);
        Operand<TFloat32> scaled = tf.math.div(tf.constant(offsets), tf.reshape(sigma, tf.array(n, 1L)));
        Operand<TFloat32> bell = tf.math.exp(tf.math.mul(tf.math.square(scaled), tf.constant(-0.5f)));
        return tf.math.div(bell, tf.reduceSum(bell, tf.constant(1), ReduceSum.keepDims(true)));
    }

    /** Returns the matrices [N, length, length] that apply {@code kernel} along an axis. */
    private static Operand<TFloat32> matrices(Ops tf, Operand<TFloat32> kernel, int length) {
        long n = kernel.shape().get(0);
        int size = (int) kernel.shape().get(1);
        Operand<TFloat32> flat = tf.linalg.matMul(kernel, tf.constant(taps(size, length)));
        return tf.reshape(flat, tf.array(n, (long) length, (long) length));
    }

    /** Returns where each tap of each line reads [size, length * length]. */
    private static float[][] taps(int size, int length) {
        int half = size / 2;
        if (half >= length) {
            throw new IllegalArgumentException("a blur over " + size + " pixels needs images of more than " + half
                    + " pixels a side, not " + length);
        }
        float[][] taps = new float[size][length * length];
        for (int tap = 0; tap < size; tap++) {
            for (int line = 0; line < length; line++) {
                int read = Math.abs(line + tap - half);
                int reflected = read < length ? read : 2 * (length - 1) - read;
                taps[tap][line * length + reflected]++;
            }
        }
        return taps;
    }
}
