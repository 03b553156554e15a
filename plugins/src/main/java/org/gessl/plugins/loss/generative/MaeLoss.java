package org.gessl.plugins.loss.generative;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.token.Patches;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.MaskedPatches;
import org.gessl.framework.plugin.View;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * The loss of {@link Mae}: the mean over all hidden patches of the mean squared error of their pixels, and the mean of that over the views.
 *
 * <p>The decoder's weights are part of theta like those of any head, so the inner loop adapts encoder and decoder together: the error that an inner step descends on is
 * that of the pair, and an encoder that moved under a decoder that did not would adapt to the decoder instead of to the images. The
 * mask belongs to the images of a task: every inner step sees the same patches, so that the inner loss is one function of theta.
 */
final class MaeLoss implements Loss {
    private static final float EPSILON = 1e-6f;
    private static final int CHANNELS = 3;

    private final Mae options;
    private final MaeDecoder decoder;

    @Inject
    MaeLoss(Mae options) {
        this.options = options;
        this.decoder = new MaeDecoder(options.decoderDepth(), options.decoderWidth(), options.decoderHeads());
    }

    @Override
    public double maskRatio(int view) {
        return options.maskRatio();
    }

    @Override
    public Operand<TFloat32> apply(Forward net, List<View> views) {
        Ops tf = net.tf();
        Operand<TFloat32> sum = null;
        for (View view : views) {
            Operand<TFloat32> loss = loss(net, view.images(), view.masked());
            sum = sum == null ? loss : tf.math.add(sum, loss);
        }
        return tf.math.mul(sum, tf.constant(1f / views.size()));
    }

    private Operand<TFloat32> loss(Forward net, Operand<TFloat32> images, MaskedPatches masked) {
        Ops tf = net.tf();
        int pixels = masked.grid().size() * masked.grid().size() * CHANNELS;
        Operand<TFloat32> predicted = decoder.apply(net.scope("decoder"), masked, pixels);
        return error(tf, masked.grid().cut(tf, images), predicted, masked.mask().hidden(tf));
    }

    @Override
    public Map<String, Criterion> criteria() {
        return Map.of("mae", new Formula());
    }

    /** Returns the error over the patches where {@code hidden} [N, L] is 1, a scalar; {@code target} and {@code predicted} are [N, L, pixels]. */
    private Operand<TFloat32> error(
            Ops tf, Operand<TFloat32> target, Operand<TFloat32> predicted, Operand<TFloat32> hidden) {
        Operand<TFloat32> wanted = tf.stopGradient(options.normPix() ? normalised(tf, target) : target);
        Operand<TFloat32> each = tf.math.mean(tf.math.squaredDifference(predicted, wanted), tf.constant(2));
        int[] all = {0, 1};
        return tf.math.div(tf.sum(tf.math.mul(each, hidden), tf.constant(all)), tf.sum(hidden, tf.constant(all)));
    }

    private static Operand<TFloat32> normalised(Ops tf, Operand<TFloat32> patches) {
        Operand<TFloat32> mean = tf.math.mean(patches, tf.constant(2), Mean.keepDims(true));
        Operand<TFloat32> centred = tf.math.sub(patches, mean);
        long pixels = patches.shape().get(2);
        Operand<TFloat32> unbiased = tf.math.mul(
                tf.math.mean(tf.math.square(centred), tf.constant(2), Mean.keepDims(true)),
                tf.constant((float) (pixels / (pixels - 1.0))));
        return tf.math.div(centred, tf.math.sqrt(tf.math.add(unbiased, tf.constant(EPSILON))));
    }

    /** The error on {@code images} [N, 3, H, W], {@code pred} [N, L, pixels] and {@code mask} [N, L]. */
    private final class Formula implements Criterion {

        @Override
        public Map<String, Operand<TFloat32>> apply(Ops tf, Map<String, Operand<TFloat32>> inputs) {
            Operand<TFloat32> images = tf.linalg.transpose(inputs.get("images"), tf.array(0, 2, 3, 1));
            Operand<TFloat32> predicted = inputs.get("pred");
            Shape shape = predicted.shape();
            int size = Math.toIntExact(Math.round(Math.sqrt(shape.get(2) / (double) CHANNELS)));
            Operand<TFloat32> target = Patches.of(images.shape(), size).cut(tf, images);
            return Map.of("loss", error(tf, target, predicted, inputs.get("mask")));
        }

        @Override
        public Set<String> impliedOptions() {
            return Set.of("patch_size");
        }
    }
}
