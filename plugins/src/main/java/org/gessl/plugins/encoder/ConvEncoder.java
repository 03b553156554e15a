package org.gessl.plugins.encoder;

import jakarta.inject.Inject;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.plugin.Encoder;
import org.gessl.framework.spec.UserException;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** The network of {@link Conv}. */
final class ConvEncoder implements Encoder {
    private final Conv options;

    @Inject
    ConvEncoder(Conv options) {
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Forward net, Operand<TFloat32> images) {
        checkSize(images.shape());
        Operand<TFloat32> x = images;
        for (int i = 0; i < options.widths().size(); i++) {
            Forward block = net.scope("block" + i);
            int width = options.widths().get(i);
            x = block.chain(
                    x,
                    in -> block.conv("conv", in, width, 3, 1),
                    block::batchNorm,
                    in -> options.activation().apply(block, in),
                    in -> block.maxPool(in, 2, 2, "VALID"));
        }
        return net.globalAveragePool(x);
    }

    private void checkSize(Shape images) {
        int blocks = options.widths().size();
        long side = Math.min(images.get(1), images.get(2));
        if (side >> blocks == 0) {
            throw new UserException(
                    "image-size",
                    "'conv' with " + blocks + " blocks halves an image " + blocks + " times, but the images are "
                            + images.get(1) + "x" + images.get(2) + "; use fewer widths or images of at least "
                            + (1L << blocks) + " pixels a side");
        }
    }
}
