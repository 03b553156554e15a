package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.distillation.Ressl.ressl;

import java.util.List;
import org.gessl.dsl.ViewsScope;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.LossSpec;

/**
 * ReSSL (arXiv 2107.09282): the teacher's view is a weak one, cropped and flipped alone, as published. All views are grey: in colour, images were
 * alike by their colours, and the run ended nine points of 5-NN accuracy lower. The queue holds a tenth of the images, and the teacher
 * follows faster than at 0.999.
 */
@About("ReSSL with GeSSL on drawn shapes")
public final class Ressl extends Paradigm {

    public Ressl() {
        super("ressl");
    }

    @Override
    LossSpec loss() {
        return ressl().queueSize(1024).momentum(0.95);
    }

    @Override
    List<AugmentationStep> view() {
        return Views.grey(0, 0);
    }

    @Override
    void views(ViewsScope v) {
        v.second(Views.weak());
    }
}
