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
    private static final List<String> CHANGES = List.of(
            "gessl.hypergradient=none",
            "gessl.hypergradient=exact",
            "gessl.hypergradient=finite-difference",
            "gessl.objective=bootstrap",
            "gessl.innerSteps=2",
            "gessl.innerSteps=4",
            "gessl.tasks=2",
            "gessl.tasks=4",
            "gessl.objective.discriminativeWeight=0",
            "gessl.objective.queryWeight=0",
            "gessl.thresholds=constant",
            "gessl.thresholds=learned-constant",
            "gessl.split=images");

    @Override
    public String name() {
        return "ablation";
    }

    @Override
    public Grid grid(Scale scale) {
        List<Row> rows = new ArrayList<>(List.of(Methods.row(BASE, "simclr", scale, Optional.empty())));
        CHANGES.forEach(change ->
                rows.add(Methods.row(change.substring("gessl.".length()), "simclr", scale, Optional.of(BASE), change)));
        Setup cifar = Setup.of(
                "cifar-10",
                settings(scale, "data=cifar-10"),
                Map.of("knn", List.of(figure("knn-5"))),
                Methods.expected(scale, 60));
        return new Grid(rows, List.of(cifar), List.of(), Methods.notes(scale));
    }
}
