package org.gessl.recipes.tables;

import static org.gessl.recipes.tables.Methods.figure;
import static org.gessl.recipes.tables.Methods.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            "gessl.objective.discriminativeWeight=0.3",
            "gessl.thresholds=constant",
            "gessl.thresholds=learned-constant",
            "gessl.split=images");

    private static final String BOOTSTRAP = "gessl.objective=bootstrap";

    @Override
    public String name() {
        return "ablation";
    }

    @Override
    public Grid grid(Scale scale) {
        List<Row> rows = new ArrayList<>(List.of(Methods.row(BASE, "simclr", scale, Optional.empty())));
        CHANGES.forEach(change -> rows.add(row(scale, BASE, change)));
        rows.addAll(withoutThresholds(scale));
        Setup cifar = Setup.of(
                "cifar-10",
                settings(scale, "data=cifar-10"),
                Map.of("knn", List.of(figure("knn-5"))),
                Methods.length(scale, 12));
        return new Grid(rows, List.of(cifar), List.of(), Methods.notes(scale));
    }

    /** Changes that leave the outer loss without the thresholds, which the default's first-order estimator then cannot train. */
    private static List<Row> withoutThresholds(Scale scale) {
        return List.of(
                row(scale, name(EXACT), EXACT, BOOTSTRAP),
                row(scale, name(EXACT, BOOTSTRAP), EXACT, BOOTSTRAP, "gessl.objective.lookAhead=4"),
                row(scale, name(EXACT), EXACT, "gessl.objective.queryWeight=0"));
    }

    private static Row row(Scale scale, String baseline, String... changes) {
        return Methods.row(name(changes), "simclr", scale, Optional.of(baseline), changes);
    }

    private static String name(String... changes) {
        return Stream.of(changes)
                .map(change -> change.substring("gessl.".length()))
                .collect(Collectors.joining("+"));
    }
}
