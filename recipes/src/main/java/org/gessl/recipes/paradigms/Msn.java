package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.clustering.Msn.msn;

import org.gessl.dsl.ViewsScope;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;

/**
 * Masked siamese networks (arXiv 2204.07141).
 */
@About("Masked siamese networks with GeSSL on drawn shapes")
public final class Msn extends Paradigm {

    public Msn() {
        super("msn");
    }

    @Override
    LossSpec loss() {
        return msn().prototypes(128).momentum(0.98);
    }

    @Override
    void views(ViewsScope v) {
        v.second(Views.erased());
    }
}
