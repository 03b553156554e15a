package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.decorrelation.Koleo.koleo;

import org.gessl.dsl.LossScope;
import org.gessl.framework.spec.About;

/**
 * {@link Dino} with the regulariser KoLeo on its features, at the weight of DINOv2 (arXiv 2304.07193). They spread sooner, so that half of the passes
 * are enough.
 */
@About("DINO regularised by KoLeo, as in DINOv2, with GeSSL on drawn shapes")
public final class Koleo extends Dino {

    public Koleo() {
        super("koleo");
    }

    @Override
    int epochs() {
        return 4;
    }

    @Override
    void plus(LossScope l) {
        l.plus(0.1, koleo().features(true));
    }
}
