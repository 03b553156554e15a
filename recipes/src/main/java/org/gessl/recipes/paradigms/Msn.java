package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.clustering.Msn.msn;
import static org.gessl.plugins.optimizer.AdamW.adamw;

import org.gessl.dsl.ViewsScope;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.OptimizerSpec;

/**
 * Masked siamese networks (arXiv 2204.07141) with AdamW, as published. A convolutional network cannot drop patches: of one anchor view a box of up to
 * 15 % is erased, the share that the authors drop for their small transformer, and two local views, their focal ones, stand beside it. For a small network
 * and a short run there are 32 prototypes in place of 1024, two images of a batch for each, and a teacher that begins at 0.9 in place of 0.996. With 128
 * prototypes, batches of 32, gradient descent, boxes of 10 to 30 % and no local views, it ended below the untrained encoder.
 */
@About("Masked siamese networks with GeSSL on drawn shapes")
public final class Msn extends Paradigm {

    public Msn() {
        super("msn");
    }

    @Override
    LossSpec loss() {
        return msn().prototypes(32).momentum(TEACHER);
    }

    @Override
    void views(ViewsScope v) {
        v.second(Views.erased()).local(2, Views.local());
    }

    @Override
    int epochs() {
        return 8;
    }

    @Override
    OptimizerSpec optimizer() {
        return adamw(0.003);
    }
}
