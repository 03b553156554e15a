package org.gessl.recipes.tables;

import static org.gessl.recipes.tables.Methods.expected;
import static org.gessl.recipes.tables.Methods.figure;
import static org.gessl.recipes.tables.Methods.settings;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gessl.framework.spec.About;
import org.gessl.framework.study.Column;
import org.gessl.framework.study.Grid;
import org.gessl.framework.study.Scale;
import org.gessl.framework.study.Setup;
import org.gessl.framework.study.Table;

/** Classes that pre-training has not seen, told apart by 1 and by 5 labelled images of each, each method plain and with GeSSL. */
@About(
        "5-way 1-shot and 5-shot accuracy on unseen classes with intervals over episodes, each method plain and with GeSSL")
public final class FewShot implements Table {

    @Override
    public String name() {
        return "few-shot";
    }

    @Override
    public Grid grid(Scale scale) {
        Setup omniglot = setup("omniglot", scale, 35, "data=omniglot");
        List<Setup> setups = scale == Scale.PAPER
                ? List.of(
                        omniglot,
                        setup("mini-imagenet", scale, 0, "data=image-folder"),
                        setup("cifar-fs", scale, 0, "data=image-folder"))
                : List.of(omniglot, setup("tiny-imagenet-10", scale, 40, "data=image-folder", "data.testShare=0.5"));
        return new Grid(
                Methods.pairs(scale),
                setups,
                List.of(),
                Methods.notes(
                        scale,
                        "whole classes are held out, those of the published split where the folder has one; all images are brought to 32 x 32 pixels",
                        "-ci95 is half of the 95 % interval over the 600 episodes of a run, not over runs"));
    }

    private static Setup setup(String name, Scale scale, int seconds, String... data) {
        return Setup.of(
                name,
                Stream.concat(settings(scale, data).stream(), Stream.of("data.split=classes"))
                        .toList(),
                Map.of("few-shot", columns()),
                expected(scale, seconds));
    }

    private static List<Column> columns() {
        return Stream.of("few-shot-5w1s", "few-shot-5w1s-logistic", "few-shot-5w5s", "few-shot-5w5s-logistic")
                .flatMap(name -> Stream.of(figure(name), figure(name + "-ci95").unranked()))
                .toList();
    }
}
