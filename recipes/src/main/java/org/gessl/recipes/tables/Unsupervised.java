package org.gessl.recipes.tables;

import static org.gessl.recipes.tables.Methods.figure;
import static org.gessl.recipes.tables.Methods.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.spec.About;
import org.gessl.framework.study.Column;
import org.gessl.framework.study.Grid;
import org.gessl.framework.study.Published;
import org.gessl.framework.study.Scale;
import org.gessl.framework.study.Setup;
import org.gessl.framework.study.Table;

/** Nearest neighbours and a linear classifier on frozen features, by data set, each method plain and with GeSSL. */
@About("5-NN and linear accuracy by data set, each method plain and with GeSSL")
public final class Unsupervised implements Table {
    @Override
    public String name() {
        return "unsupervised";
    }

    @Override
    public Grid grid(Scale scale) {
        if (scale == Scale.SMALL) {
            List<Setup> setups = List.of(
                    setup("cifar-10", "cifar-10", scale, 25), setup("tiny-imagenet-10", "image-folder", scale, 5));
            return new Grid(Methods.rows(scale), setups, List.of(), Methods.notes(scale));
        }
        List<Setup> setups = List.of(
                setup("cifar-10", "cifar-10", scale, 0),
                setup("cifar-100", "cifar-100", scale, 0),
                setup("tiny-imagenet-10", "image-folder", scale, 0));
        List<Published> published = new ArrayList<>(SoloLearn.linear("CIFAR-10", "cifar-10/linear-top1"));
        published.addAll(SoloLearn.linear("CIFAR-100", "cifar-100/linear-top1"));
        return new Grid(Methods.rows(scale), setups, published, Methods.notes(scale));
    }

    private static Setup setup(String name, String plugin, Scale scale, int seconds) {
        Map<String, List<Column>> figures = new LinkedHashMap<>();
        figures.put("knn", List.of(figure("knn-5")));
        figures.put("linear", List.of(figure("linear-top1")));
        return Setup.of(name, settings(scale, "data=" + plugin), figures, Methods.length(scale, seconds));
    }
}
