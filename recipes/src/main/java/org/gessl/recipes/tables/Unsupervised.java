package org.gessl.recipes.tables;

import static org.gessl.recipes.tables.Methods.figure;
import static org.gessl.recipes.tables.Methods.settings;

import java.time.Duration;
import java.util.List;
import org.gessl.framework.spec.About;
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
        List<Setup> setups = List.of(setup("cifar-10", "cifar-10", scale), setup("tiny-imagenet", "image-folder", scale));
        return new Grid(Methods.pairs(), setups, scale == Scale.PAPER ? published() : List.of());
    }

    private static Setup setup(String name, String plugin, Scale scale) {
        return new Setup(
                name,
                settings(scale, "data=" + plugin, "evaluate=knn,linear"),
                List.of(figure("knn-5"), figure("linear-top1")),
                List.of("knn", "linear"),
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
