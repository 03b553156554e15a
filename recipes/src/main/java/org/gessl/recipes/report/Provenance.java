package org.gessl.recipes.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gessl.framework.train.RunInfo;
import org.gessl.framework.train.Summary;

/** Where a run comes from and what it took, enough to trace a result. */
final class Provenance {
    private Provenance() {}

    /** Returns the facts of a run; without {@code summary} it has not come to its end. */
    static List<Fact> of(RunInfo info, Optional<Summary> summary) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("recipe", info.recipe()));
        facts.add(new Fact("spec hash", info.specHash()));
        facts.add(new Fact("seed", Long.toString(info.seed())));
        facts.add(new Fact("data checksum", info.dataChecksum()));
        facts.add(new Fact("started", info.startedAt()));
        info.versions().forEach((name, version) -> facts.add(new Fact(name, version)));
        summary.ifPresent(result -> {
            facts.add(new Fact("duration", Text.duration(result.seconds().total())));
            facts.add(new Fact("of it training", Text.duration(result.seconds().train())));
            facts.add(
                    new Fact("of it evaluation", Text.duration(result.seconds().evaluate())));
            facts.add(new Fact("training speed", number(result.imagesPerSecond()) + " images a second"));
            facts.add(new Fact("peak memory", number(result.peakMemoryMib()) + " MiB"));
            facts.add(new Fact("steps", number(result.steps())));
        });
        facts.add(new Fact("command", "gessl " + String.join(" ", info.commandLine())));
        return facts;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
