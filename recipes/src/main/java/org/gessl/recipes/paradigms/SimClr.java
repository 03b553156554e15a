package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.contrastive.NtXent.ntXent;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;

/**
 * SimCLR (arXiv 2002.05709), at temperature 0.2 in place of 0.5, which learns faster in a short run.
 */
@About("SimCLR with GeSSL on drawn shapes")
public final class SimClr extends Paradigm {

    public SimClr() {
        super("simclr");
    }

    @Override
    LossSpec loss() {
        return ntXent().temperature(0.2);
    }
}
