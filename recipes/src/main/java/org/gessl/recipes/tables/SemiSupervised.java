package org.gessl.recipes.tables;

import static org.gessl.recipes.tables.Methods.figures;
import static org.gessl.recipes.tables.Methods.length;
import static org.gessl.recipes.tables.Methods.settings;

import java.util.List;
import java.util.Map;
import org.gessl.framework.spec.About;
import org.gessl.framework.study.Grid;
import org.gessl.framework.study.Scale;
import org.gessl.framework.study.Setup;
import org.gessl.framework.study.Table;

/** Encoder and classifier trained on 1 % and on 10 % of the labels, by data set, each method plain and with GeSSL. */
@About("accuracy after training on 1 % and 10 % of the labels, by data set, each method plain and with GeSSL")
public final class SemiSupervised implements Table {

    @Override
    public String name() {
        return "semi-supervised";
    }

    @Override
    public Grid grid(Scale scale) {
        List<Setup> setups = scale == Scale.PAPER
                ? List.of(setup("cifar-10", "cifar-10", scale, 0), setup("cifar-100", "cifar-100", scale, 0))
                : List.of(
                        setup("cifar-10", "cifar-10", scale, 68), setup("tiny-imagenet-10", "image-folder", scale, 10));
        return new Grid(Methods.rows(scale), setups, List.of(), Methods.notes(scale));
    }

    private static Setup setup(String name, String plugin, Scale scale, int seconds) {
        return Setup.of(
                name,
                settings(scale, "data=" + plugin),
                Map.of("finetune", figures("finetune-1", "finetune-10")),
                length(scale, seconds));
    }
}
