package org.gessl.recipes.tables;

import static org.gessl.recipes.tables.Methods.figure;
import static org.gessl.recipes.tables.Methods.length;
import static org.gessl.recipes.tables.Methods.settings;
import static org.gessl.recipes.tables.Methods.withInterval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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

/** Pre-training on one data set, measured on others, each method plain and with GeSSL. */
@About("pre-trained on one data set, linear, 5-NN and few-shot accuracy on others, each method plain and with GeSSL")
public final class Transfer implements Table {
    private static final int QUERIES = 9;
    private static final String TINY = "tiny-imagenet-10";

    @Override
    public String name() {
        return "transfer";
    }

    @Override
    public Grid grid(Scale scale) {
        List<Setup> setups = scale == Scale.PAPER
                ? List.of(
                        setup("cifar-10", scale, 0, "cifar-100", "stl-10", "omniglot"),
                        setup("cifar-100", scale, 0, "cifar-10", "stl-10", "omniglot"))
                : List.of(setup("cifar-10", scale, 20, "omniglot", TINY));
        return new Grid(
                Methods.rows(scale),
                setups,
                List.of(),
                Methods.notes(
                        scale,
                        "a column is the data set of pre-training; its figures are those of the protocols on the data set that they name",
                        "half of the drawings of each omniglot character are held out; few-shot episodes have "
                                + QUERIES + " queries of each class"));
    }

    private static Setup setup(String name, Scale scale, int seconds, String... others) {
        List<String> settings = new ArrayList<>(settings(
                scale,
                "data=" + name,
                "evaluate.transfer.data="
                        + Stream.of(others).map(Transfer::plugin).collect(Collectors.joining(",")),
                "evaluate.transfer.by=knn,linear,few-shot",
                "evaluate.transfer.by.few-shot.shots=1",
                "evaluate.transfer.by.few-shot.queries=" + QUERIES));
        Map<String, String> data = new LinkedHashMap<>(Map.of(name, "data.path"));
        List<Column> columns = new ArrayList<>();
        for (String other : others) {
            String key = "evaluate.transfer.data." + plugin(other);
            data.put(other, key + ".path");
            if (other.equals("omniglot")) {
                settings.add(key + ".testShare=0.5");
            }
            String head = "transfer/" + other + "/";
            String figure = "transfer/" + plugin(other) + "/";
            columns.add(figure(head + "knn-5", figure + "knn-5"));
            columns.add(figure(head + "linear-top1", figure + "linear-top1"));
            withInterval(head + "few-shot-5w1s", figure + "few-shot-5w1s").forEach(columns::add);
        }
        return new Setup(name, settings, data, Map.of("transfer", columns), length(scale, seconds));
    }

    /** Returns the plugin that reads {@code data}, by whose name the protocol calls its figures. */
    private static String plugin(String data) {
        return data.equals(TINY) ? "image-folder" : data;
    }
}
