package org.gessl.recipes.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.train.MetricsLog;
import org.gessl.framework.train.RunDirectory;
import org.gessl.framework.train.RunInfo;
import org.gessl.framework.train.Summary;

/**
 * The report of a run.
 *
 * @param title name of the recipe
 * @param facts a line about it
 * @param figures what the evaluation found; empty before it
 * @param charts its metrics over the epochs; empty before the first step
 * @param images what the encoder makes of images; empty if it cannot be shown
 * @param noImages why it cannot
 * @param settings the resolved spec by key
 * @param origins whether it is known where the values came from
 * @param provenance where the run comes from
 */
public record RunReport(
        String title,
        List<String> facts,
        List<FigureRow> figures,
        List<Chart> charts,
        Optional<ImageParts> images,
        String noImages,
        List<SettingRow> settings,
        boolean origins,
        List<Fact> provenance) {

    /**
     * Gathers the report of {@code run}.
     *
     * @param images what the encoder makes of images; empty if it cannot be shown
     * @param noImages why it cannot
     * @throws org.gessl.framework.spec.UserException {@code metrics-unreadable} or {@code run-unreadable} if a file of the run is damaged
     */
    public static RunReport of(RunDirectory run, Optional<ImageParts> images, String noImages) {
        RunInfo info = run.info();
        Optional<Summary> summary = run.summary();
        MetricsLog metrics = MetricsLog.read(run.metrics());
        Map<String, String> origins = run.origins();
        return new RunReport(
                info.recipe(),
                facts(info, summary, metrics),
                FigureRow.of(summary.map(Summary::evaluation).orElse(Map.of())),
                TrainingCharts.of(metrics),
                images,
                noImages,
                SettingRow.of(info.settings(), origins),
                !origins.isEmpty(),
                Provenance.of(info, summary));
    }

    /** Returns whether there are figures. */
    public boolean evaluated() {
        return !figures.isEmpty();
    }

    /** Returns whether there are charts. */
    public boolean begun() {
        return !charts.isEmpty();
    }

    /** Returns the page. */
    public String html() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("charts", charts);
        images.ifPresent(parts -> data.put("map", parts.map()));
        return new Page("run.html", this, data).html();
    }

    private static List<String> facts(RunInfo info, Optional<Summary> summary, MetricsLog metrics) {
        List<String> facts = new ArrayList<>();
        facts.add("spec " + Text.hash(info.specHash()));
        facts.add("seed " + info.seed());
        facts.add(String.format(Locale.ROOT, "%,d steps", metrics.steps()));
        facts.add(summary.map(result -> Text.duration(result.seconds().total())).orElse("not finished"));
        facts.add("started " + info.startedAt().replace("T", " ").replace("Z", " UTC"));
        return facts;
    }
}
