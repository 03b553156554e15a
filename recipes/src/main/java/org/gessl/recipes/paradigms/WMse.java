package org.gessl.recipes.paradigms;

import static org.gessl.plugins.head.Mlp.mlp;
import static org.gessl.plugins.loss.decorrelation.WMse.wMse;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.HeadSpec;
import org.gessl.framework.spec.LossSpec;

/**
 * W-MSE (arXiv 2007.06346), with embeddings of half as many numbers as a batch has images, so that these can be whitened.
 */
@About("W-MSE with GeSSL on drawn shapes")
public final class WMse extends Paradigm {

    public WMse() {
        super("w-mse");
    }

    @Override
    LossSpec loss() {
        return wMse();
    }

    @Override
    HeadSpec projector() {
        return mlp(128, 32);
    }
}
