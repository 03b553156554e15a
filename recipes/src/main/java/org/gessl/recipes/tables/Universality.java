package org.gessl.recipes.tables;

import static org.gessl.recipes.tables.Methods.figure;
import static org.gessl.recipes.tables.Methods.length;
import static org.gessl.recipes.tables.Methods.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gessl.framework.spec.About;
import org.gessl.framework.study.Grid;
import org.gessl.framework.study.Scale;
import org.gessl.framework.study.Setup;
import org.gessl.framework.study.Table;

/** The parts of universality (arXiv 2405.01053) of each method plain and with GeSSL. */
@About("discriminability, generalizability, transferability and sigma, each method plain and with GeSSL")
public final class Universality implements Table {
    private static final String[] BRIEF = {
        "evaluate.universality.images=500", "evaluate.universality.tasks=4", "evaluate.universality.steps=20"
    };

    @Override
    public String name() {
        return "universality";
    }

    @Override
    public Grid grid(Scale scale) {
        List<Setup> setups = scale == Scale.PAPER
                ? List.of(
                        setup("cifar-10", "cifar-100", "cifar-100", scale),
                        setup("cifar-100", "cifar-10", "cifar-10", scale))
                : List.of(setup("cifar-10", "image-folder", "tiny-imagenet-10", scale, BRIEF));
        return new Grid(
                Methods.rows(scale),
                setups,
                List.of(),
                Methods.notes(scale, "a column is the data set of pre-training; transferability names the other one"));
    }

    private static Setup setup(String name, String other, String otherName, Scale scale, String... brief) {
        String key = "evaluate.universality.data";
        List<String> settings = new ArrayList<>(settings(scale, "data=" + name, key + "=" + other));
        settings.addAll(List.of(brief));
        String transfer = "universality/transferability/";
        return new Setup(
                name,
                settings,
                Map.of(name, "data.path", otherName, key + "." + other + ".path"),
                Map.of(
                        "universality",
                        List.of(
                                figure("universality/discriminability/knn-5"),
                                figure("universality/discriminability/linear-top1"),
                                figure("universality/generalizability/linear-gap")
                                        .lowest(),
                                figure("universality/generalizability/corruption"),
                                figure(transfer + otherName + "/linear-top1", transfer + other + "/linear-top1"),
                                figure(transfer + otherName + "/few-shot-5w1s", transfer + other + "/few-shot-5w1s"),
                                figure("universality/sigma").lowest(),
                                figure("universality/effective-rank"))),
                length(scale, 60));
    }
}
