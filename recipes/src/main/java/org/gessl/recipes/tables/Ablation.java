package org.gessl.recipes.tables;

import static org.gessl.recipes.tables.Methods.figure;
import static org.gessl.recipes.tables.Methods.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.spec.About;
import org.gessl.framework.study.Grid;
import org.gessl.framework.study.Row;
import org.gessl.framework.study.Scale;
import org.gessl.framework.study.Setup;
import org.gessl.framework.study.Table;

/** SimCLR with GeSSL, one setting changed at a time. */
@About("SimCLR with GeSSL, one setting of the method changed at a time")
public final class Ablation implements Table {
    private static final String BASE = "default";
    private static final String EXACT = "gessl.hypergradient=exact";
    private static final List<String> CHANGES = List.of(
            "gessl.hypergradient=none",
            EXACT,
            "gessl.hypergradient=finite-difference",
            "gessl.innerSteps=2",
            "gessl.innerSteps=4",
            "gessl.tasks=2",
            "gessl.tasks=4",
            "gessl.objective.discriminativeWeight=0",
            "gessl.thresholds=constant",
            "gessl.thresholds=learned-constant",
            "gessl.split=images");

    /** Changes that leave the outer loss without the thresholds, which the default's first-order estimator then cannot train. */
    private static final List<String> CHANGES_OF_EXACT =
            List.of("gessl.objective=bootstrap", "gessl.objective.queryWeight=0");

    @Override
    public String name() {
        return "ablation";
    }

    @Override
    public Grid grid(Scale scale) {
        List<Row> rows = new ArrayList<>(List.of(Methods.row(BASE, "simclr", scale, Optional.empty())));
        CHANGES.forEach(change -> rows.add(row(name(change), scale, BASE, change)));
        CHANGES_OF_EXACT.forEach(
                change -> rows.add(row(name(EXACT) + "+" + name(change), scale, name(EXACT), EXACT, change)));
        Setup cifar = Setup.of(
                "cifar-10",
                settings(scale, "data=cifar-10"),
                Map.of("knn", List.of(figure("knn-5"))),
                Methods.training(scale),
                Methods.measuring(scale, 12));
        return new Grid(rows, List.of(cifar), List.of(), Methods.notes(scale));
    }

    private static Row row(String name, Scale scale, String baseline, String... changes) {
        return Methods.row(name, "simclr", scale, Optional.of(baseline), changes);
    }

    private static String name(String change) {
        return change.substring("gessl.".length());
    }
}
