package org.gessl.recipes.tables;

import static org.gessl.recipes.tables.Methods.length;
import static org.gessl.recipes.tables.Methods.settings;
import static org.gessl.recipes.tables.Methods.withInterval;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gessl.framework.spec.About;
import org.gessl.framework.study.Column;
import org.gessl.framework.study.Grid;
import org.gessl.framework.study.Scale;
import org.gessl.framework.study.Setup;
import org.gessl.framework.study.Table;

/**
 * Classes that pre-training has not seen, told apart by 1 and by 5 labelled images of each, each method plain and with GeSSL: 5 classes at a time, and on
 * omniglot 20 too, as in the literature.
 */
@About(
        "1-shot and 5-shot accuracy on unseen classes, 5-way and on omniglot 20-way, with intervals over episodes, each method plain and with GeSSL")
public final class FewShot implements Table {

    @Override
    public String name() {
        return "few-shot";
    }

    @Override
    public Grid grid(Scale scale) {
        Setup omniglot = setup("omniglot", scale, 15, List.of(5, 20), "data=omniglot");
        List<Setup> setups = scale == Scale.PAPER
                ? List.of(
                        omniglot,
                        setup("mini-imagenet", scale, 0, List.of(5), "data=image-folder"),
                        setup("cifar-fs", scale, 0, List.of(5), "data=image-folder"))
                : List.of(
                        omniglot,
                        setup("tiny-imagenet-10", scale, 8, List.of(5), "data=image-folder", "data.testShare=0.5"));
        return new Grid(
                Methods.rows(scale),
                setups,
                List.of(),
                Methods.notes(
                        scale,
                        "whole classes are held out, those of the published split where the folder has one; all images are brought to 32 x 32 pixels",
                        "-ci95 is half of the 95 % interval over the 600 episodes of a run, not over runs"));
    }

    private static Setup setup(String name, Scale scale, int seconds, List<Integer> ways, String... data) {
        String list = ways.stream().map(String::valueOf).collect(Collectors.joining(","));
        return Setup.of(
                name,
                Stream.concat(
                                settings(scale, data).stream(),
                                Stream.of("data.split=classes", "evaluate.few-shot.ways=" + list))
                        .toList(),
                Map.of("few-shot", columns(ways)),
                length(scale, seconds));
    }

    private static List<Column> columns(List<Integer> ways) {
        return ways.stream()
                .flatMap(count -> Stream.of("1s", "1s-logistic", "5s", "5s-logistic")
                        .map(shots -> "few-shot-" + count + "w" + shots))
                .flatMap(name -> withInterval(name, name))
                .toList();
    }
}
