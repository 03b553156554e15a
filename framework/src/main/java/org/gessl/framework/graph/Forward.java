package org.gessl.framework.graph;

import java.util.List;
import java.util.function.Function;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/**
 * One forward pass of a network: the layers, as functions of weights that come from wherever the caller took them.
 *
 * <p>Images are [N, H, W, C]; convolution kernels [height, width, in, out]; dense kernels [in, out]. Shapes are static. Convolutions and products may be
 * computed in a narrow number format, normalisations behind them keep float32 statistics, and every tensor that a layer takes or gives is float32.
 */
public final class Forward {
    /** Added to the variance in batch normalisation. */
    public static final float EPSILON = 1e-5f;

    private static final float TRACKING_RATE = 0.1f;

    private final Ops tf;
    private final Parameters weights;
    private final NetworkState state;
    private final Normalisation normalisation;
    private final StepContext context;
    private final RandomStream random;
    private final LayerFormat layers;
    private final String prefix;

    /** Creates a forward pass with {@code weights} that reads and updates {@code state}, at the start of a run. */
    public Forward(Ops tf, Parameters weights, NetworkState state, Normalisation normalisation) {
        this(tf, weights, state, normalisation, StepContext.start(tf, weights));
    }

    /** Creates a forward pass with {@code weights} that reads and updates {@code state}, at the step of {@code context}. */
    public Forward(Ops tf, Parameters weights, NetworkState state, Normalisation normalisation, StepContext context) {
        this(tf, weights, state, normalisation, context, new RandomStream(tf, context.key()), LayerFormat.single(), "");
    }

    private Forward(
            Ops tf,
            Parameters weights,
            NetworkState state,
            Normalisation normalisation,
            StepContext context,
            RandomStream random,
            LayerFormat layers,
            String prefix) {
        this.tf = tf;
        this.weights = weights;
        this.state = state;
        this.normalisation = normalisation;
        this.context = context;
        this.random = random;
        this.layers = layers;
        this.prefix = prefix;
    }

    /** Returns this pass with {@code name/} before every parameter's name. */
    public Forward scope(String name) {
        return new Forward(tf, weights, state, normalisation, context, random, layers, prefix + name + "/");
    }

    /**
     * Returns this pass, scope included, with the teacher's weights. Its batch statistics leave the running ones alone.
     * The weights are constants in every derivative.
     */
    public Forward teacher() {
        return new Forward(tf, context.teacher(), state, Normalisation.BATCH, context, random, layers, prefix);
    }

    /**
     * Returns this pass with its layers in the number format of the step; without, they are float32. What goes in and comes out is float32 in both, see
     * {@link LayerFormat}.
     */
    public Forward inStepFormat() {
        return new Forward(tf, weights, state, normalisation, context, random, context.layers(), prefix);
    }

    /** Returns the share of the run that is done, a scalar in [0, 1). */
    public Operand<TFloat32> progress() {
        return context.progress();
    }

    /** Returns this pass's random numbers: the same whenever the same images are passed with other weights. */
    public RandomStream random() {
        return random;
    }

    /** Returns the operations of the graph, for what the layers do not cover. */
    public Ops tf() {
        return tf;
    }

    /** Returns the trainable tensor {@code name}. */
    public Operand<TFloat32> parameter(String name, Shape shape, Initializer initializer) {
        return weights.get(new ParameterSpec(prefix + name, shape, initializer));
    }

    /**
     * Returns the value of the untrained tensor {@code name}: what this pass has made of it so far, if it is one that the state follows, else the value at
     * the start of the step. So an inner loop and a query meet the state as the step found it.
     */
    public Operand<TFloat32> state(String name, Shape shape, Initializer initializer) {
        ParameterSpec spec = new ParameterSpec(prefix + name, shape, initializer);
        return normalisation == Normalisation.BATCH_AND_TRACK ? state.get(spec) : state.start(spec);
    }

    /** Replaces the untrained tensor {@code name} by {@code value} if this pass is one that the state follows. */
    public void replaceState(String name, Operand<TFloat32> value) {
        if (normalisation == Normalisation.BATCH_AND_TRACK) {
            state.replace(prefix + name, value);
        }
    }

    /** Returns the convolution of {@code images} with a square kernel called {@code name}: SAME padding, no bias. */
    public Operand<TFloat32> conv(String name, Operand<TFloat32> images, int filters, int kernel, int stride) {
        long channels = images.shape().get(-1);
        Operand<TFloat32> weight =
                parameter(name, Shape.of(kernel, kernel, channels, filters), Initializer.fanInUniform());
        List<Long> strides = List.of(1L, (long) stride, (long) stride, 1L);
        return layers.widen(tf, tf.nn.conv2d(layers.narrow(tf, images), layers.narrow(tf, weight), strides, "SAME"));
    }

    /** Returns {@code x @ name/kernel + name/bias}, [N, units] of [N, D]. */
    public Operand<TFloat32> dense(String name, Operand<TFloat32> x, int units) {
        Operand<TFloat32> product = linear(name, x, units);
        return tf.nn.biasAdd(product, parameter(name + "/bias", Shape.of(units), Initializer.constant(0)));
    }

    /** Returns {@code x @ name/kernel}, [N, units] of [N, D]. */
    public Operand<TFloat32> linear(String name, Operand<TFloat32> x, int units) {
        long inputs = x.shape().get(-1);
        Operand<TFloat32> kernel = parameter(name + "/kernel", Shape.of(inputs, units), Initializer.fanInUniform());
        return product(x, kernel);
    }

    /** Returns the matrix product {@code x @ kernel}, [N, units] of [N, D] and [D, units]. */
    public Operand<TFloat32> product(Operand<TFloat32> x, Operand<TFloat32> kernel) {
        return layers.widen(tf, tf.linalg.matMul(layers.narrow(tf, x), layers.narrow(tf, kernel)));
    }

    /** Returns {@code a @ b} of stacks of matrices, {@code b} transposed in its last two axes first if asked for; see {@link MatrixProduct}. */
    public Operand<TFloat32> products(Operand<TFloat32> a, Operand<TFloat32> b, boolean transposeB) {
        return layers.widen(tf, MatrixProduct.of(tf, layers.narrow(tf, a), false, layers.narrow(tf, b), transposeB));
    }

    /** Returns {@code a + b}, as where a residual meets its shortcut. */
    public Operand<TFloat32> add(Operand<TFloat32> a, Operand<TFloat32> b) {
        return layers.isNarrow(a) && layers.isNarrow(b)
                ? layers.widen(tf, tf.math.add(layers.narrow(tf, a), layers.narrow(tf, b)))
                : tf.math.add(a, b);
    }

    /** Returns {@link #batchNorm(String, Operand)} with parameters called {@code gamma} and {@code beta}. */
    public Operand<TFloat32> batchNorm(Operand<TFloat32> x) {
        return batchNorm("", x);
    }

    /**
     * Returns {@code (x - mean) / sqrt(variance + epsilon) * gamma + beta} for each channel (Ioffe and Szegedy, arXiv 1502.03167), with biased
     * variance; [N, H, W, C] or [N, C]. Its parameters are called {@code gamma}, {@code beta}, {@code mean} and
     * {@code variance}, each followed by {@code suffix}.
     */
    public Operand<TFloat32> batchNorm(String suffix, Operand<TFloat32> x) {
        if (x.shape().numDimensions() == 2) {
            Shape flat = x.shape();
            Operand<TFloat32> image = reshape(x, Shape.of(flat.get(0), 1, 1, flat.get(1)));
            return reshape(batchNorm(suffix, image), flat);
        }
        Shape channels = Shape.of(x.shape().get(-1));
        Operand<TFloat32> gamma = parameter("gamma" + suffix, channels, Initializer.constant(1));
        Operand<TFloat32> beta = parameter("beta" + suffix, channels, Initializer.constant(0));
        Operand<TFloat32> mean = state("mean" + suffix, channels, Initializer.constant(0));
        Operand<TFloat32> variance = state("variance" + suffix, channels, Initializer.constant(1));
        boolean narrow = layers.isNarrow(x);
        Operand<TFloat32> scale = narrow ? layers.inside(tf, gamma) : gamma;
        Operand<TFloat32> offset = narrow ? layers.inside(tf, beta) : beta;
        return layers.follow(tf, x, in -> {
            if (normalisation == Normalisation.RUNNING) {
                return normalised(in, scale, offset, mean, variance, false).y();
            }
            Operand<TFloat32> none = tf.constant(new float[0]);
            FusedBatchNorm<TFloat32, TFloat32> normalised = normalised(in, scale, offset, none, none, true);
            replaceState("mean" + suffix, follow(mean, normalised.batchMean()));
            replaceState("variance" + suffix, follow(variance, normalised.batchVariance()));
            return normalised.y();
        });
    }

    private FusedBatchNorm<TFloat32, TFloat32> normalised(
            Operand<TFloat32> x,
            Operand<TFloat32> scale,
            Operand<TFloat32> offset,
            Operand<TFloat32> mean,
            Operand<TFloat32> variance,
            boolean training) {
        return tf.nn.fusedBatchNorm(
                x, scale, offset, mean, variance, FusedBatchNorm.isTraining(training), FusedBatchNorm.epsilon(EPSILON));
    }

    /** Returns max(x, 0). */
    public Operand<TFloat32> relu(Operand<TFloat32> x) {
        return layers.follow(tf, x, tf.nn::relu);
    }

    /** Returns {@code x * sigmoid(x)} of each element (Ramachandran et al., arXiv 1710.05941). */
    public Operand<TFloat32> silu(Operand<TFloat32> x) {
        return layers.follow(tf, x, in -> tf.math.mul(in, tf.math.sigmoid(in)));
    }

    /** Returns the largest of each {@code size x size} window, {@code stride} apart; {@code padding} is SAME or VALID. */
    public Operand<TFloat32> maxPool(Operand<TFloat32> images, int size, int stride, String padding) {
        return layers.follow(
                tf,
                images,
                in -> tf.nn.maxPool(
                        in,
                        tf.constant(new int[] {1, size, size, 1}),
                        tf.constant(new int[] {1, stride, stride, 1}),
                        padding));
    }

    /** Returns the mean over space, [N, C] of [N, H, W, C]. */
    public Operand<TFloat32> globalAveragePool(Operand<TFloat32> images) {
        return tf.math.mean(images, tf.constant(new int[] {1, 2}));
    }

    /** Returns {@code layers} applied one after the other. */
    @SafeVarargs
    public final Operand<TFloat32> chain(
            Operand<TFloat32> x, Function<Operand<TFloat32>, Operand<TFloat32>>... layers) {
        Operand<TFloat32> result = x;
        for (Function<Operand<TFloat32>, Operand<TFloat32>> layer : layers) {
            result = layer.apply(result);
        }
        return result;
    }

    private Operand<TFloat32> follow(Operand<TFloat32> running, Operand<TFloat32> batch) {
        return tf.math.add(
                tf.math.mul(running, tf.constant(1 - TRACKING_RATE)), tf.math.mul(batch, tf.constant(TRACKING_RATE)));
    }

    private Operand<TFloat32> reshape(Operand<TFloat32> x, Shape shape) {
        return layers.follow(tf, x, in -> tf.reshape(in, tf.constant(shape.asArray())));
    }
}
