package org.gessl.recipes.tables;

import static org.gessl.recipes.tables.Methods.figure;
import static org.gessl.recipes.tables.Methods.settings;

import java.time.Duration;
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
    private static final String SOLO_LEARN =
            "solo-learn, github.com/vturrisi/solo-learn, README at 9187ea3: CIFAR-10, ResNet-18, 1000 epochs, Acc@1";
    private static final String LINEAR = "cifar-10/linear-top1";

    @Override
    public String name() {
        return "unsupervised";
    }

    @Override
    public Grid grid(Scale scale) {
        List<Setup> setups =
                List.of(setup("cifar-10", "cifar-10", scale), setup("tiny-imagenet-10", "image-folder", scale));
        return new Grid(Methods.pairs(), setups, scale == Scale.PAPER ? published() : List.of(), Methods.notes(scale));
    }

    private static Setup setup(String name, String plugin, Scale scale) {
        Map<String, List<Column>> figures = new LinkedHashMap<>();
        figures.put("knn", List.of(figure("knn-5")));
        figures.put("linear", List.of(figure("linear-top1")));
        return new Setup(
                name,
                settings(scale, "data=" + plugin),
                figures,
                scale == Scale.PAPER ? Duration.ofDays(1) : Duration.ofSeconds(45));
    }

    private static List<Published> published() {
        return List.of(
                new Published("simclr", LINEAR, 90.74, SOLO_LEARN),
                new Published("byol", LINEAR, 92.58, SOLO_LEARN),
                new Published("barlow-twins", LINEAR, 92.10, SOLO_LEARN),
                new Published("vicreg", LINEAR, 92.07, SOLO_LEARN));
    }
}
