package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.clustering.Msn.msn;
import static org.gessl.plugins.optimizer.Sgd.sgd;

import org.gessl.dsl.ViewsScope;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.OptimizerSpec;

/**
 * Masked siamese networks (arXiv 2204.07141). A convolutional network cannot drop patches: the anchor view has a box of a tenth to three
 * tenths erased. For a small network and a short run there are 128 prototypes in place of 1024 and a teacher that begins at 0.9 in place of
 * 0.996.
 */
@About("Masked siamese networks with GeSSL on drawn shapes")
public final class Msn extends Paradigm {

    public Msn() {
        super("msn");
    }

    @Override
    LossSpec loss() {
        return msn().prototypes(128).momentum(TEACHER);
    }

    @Override
    void views(ViewsScope v) {
        v.second(Views.erased());
    }

    @Override
    int batchSize() {
        return 32;
    }

    @Override
    OptimizerSpec optimizer() {
        return sgd(0.1).momentum(0.9);
    }
}
