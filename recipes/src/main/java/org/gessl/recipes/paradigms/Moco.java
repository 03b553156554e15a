package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.contrastive.Moco.moco;

import java.util.List;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.LossSpec;

/**
 * MoCo v2 (arXiv 2003.04297): blurred views, a queue and a teacher. The queue holds a tenth of the images, and the teacher follows faster than
 * at the published 0.999, which hardly moves in a short run.
 */
@About("MoCo v2 with GeSSL on drawn shapes")
public final class Moco extends Paradigm {

    public Moco() {
        super("moco");
    }

    @Override
    LossSpec loss() {
        return moco().queueSize(1024).momentum(0.95);
    }

    @Override
    List<AugmentationStep> view() {
        return Views.view(0.5, 0);
    }
}
