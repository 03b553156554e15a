package org.gessl.framework.plugin;

import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.token.PatchMask;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** An encoder that works on the patches of an image one by one, so that some can be hidden from it: what masked methods need. */
public interface PatchEncoder extends Encoder {

    /** Returns the side of a patch in pixels. */
    int patchSize();

    /**
     * Returns what the encoder makes of some of the patches; the hidden ones cost nothing.
     *
     * @param net the forward pass, which supplies weights and layers
     * @param images [N, H, W, 3], static shape
     * @param mask which K of the L patches of each image it sees; patches are numbered row by row
     */
    Encoded apply(Forward net, Operand<TFloat32> images, PatchMask mask);

    /**
     * What an encoder makes of the patches that it sees.
     *
     * @param tokens one for each of them, [N, K, D]
     * @param features all of them in one, [N, D], as {@link Encoder#apply} returns for a whole image
     */
    record Encoded(Operand<TFloat32> tokens, Operand<TFloat32> features) {}
}
