package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.decorrelation.Lejepa.lejepa;
import static org.gessl.plugins.optimizer.AdamW.adamw;

import org.gessl.dsl.ViewsScope;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.OptimizerSpec;

/**
 * LeJEPA (arXiv 2511.08544), with the published weight and two global and two local views.
 */
@About("LeJEPA with GeSSL on drawn shapes")
public final class Lejepa extends Paradigm {

    public Lejepa() {
        super("lejepa");
    }

    @Override
    LossSpec loss() {
        return lejepa();
    }

    @Override
    void views(ViewsScope v) {
        v.local(2, Views.local());
    }

    @Override
    int epochs() {
        return 3;
    }

    @Override
    OptimizerSpec optimizer() {
        return adamw(0.002);
    }
}
