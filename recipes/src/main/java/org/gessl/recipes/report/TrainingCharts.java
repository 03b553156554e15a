package org.gessl.recipes.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.gessl.framework.evaluate.Confidence;
import org.gessl.framework.train.MetricsLog;

/** The charts of a run's metrics: those that a reader asks for first, then whatever else was written, by family. */
final class TrainingCharts {
    private static final String THRESHOLD = "threshold";

    private final MetricsLog log;
    private final Set<String> ahead;
    private final List<Chart> charts = new ArrayList<>();

    private TrainingCharts(MetricsLog log) {
        this.log = log;
        this.ahead = new LinkedHashSet<>(log.names());
    }

    /** Returns the charts of {@code log}; figures without a finite value are left out. */
    static List<Chart> of(MetricsLog log) {
        TrainingCharts charts = new TrainingCharts(log);
        charts.ahead.removeIf(name -> name.endsWith(Confidence.SUFFIX));
        charts.chart("Loss", "what the outer loop minimises", false, charts.take("loss"::equals));
        charts.chart("Terms of the loss", "on the support and the query views", false, charts.family("loss"));
        charts.chart("Accuracy during training", "percent", false, charts.take(Accuracy::is));
        charts.chart("Learning rates", "", false, charts.family("learning-rate"));
        charts.chart("Gradient norms", "logarithmic", true, charts.family("gradient-norm"));
        charts.thresholds();
        charts.chart(
                "Spread of the features",
                "mean standard deviation of normalised features; near 0 after a collapse",
                false,
                charts.family("feature-std"));
        charts.weightFactors();
        charts.rest();
        return List.copyOf(charts.charts);
    }

    private void thresholds() {
        List<String> names = family(THRESHOLD);
        Curve mean = Curve.of(log.series(THRESHOLD + "/mean"));
        if (mean.isEmpty()) {
            chart("Thresholds", "", false, names);
            return;
        }
        Curve least = Curve.of(log.series(THRESHOLD + "/min"));
        Curve greatest = Curve.of(log.series(THRESHOLD + "/max"));
        Curve deviation = Curve.of(log.series(THRESHOLD + "/std"));
        List<Chart.Band> bands = new ArrayList<>();
        if (least.epochs().equals(mean.epochs()) && greatest.epochs().equals(mean.epochs())) {
            bands.add(new Chart.Band("least to greatest", least.lows(), greatest.highs()));
        }
        if (deviation.epochs().equals(mean.epochs())) {
            bands.add(new Chart.Band(
                    "mean ± standard deviation", combined(mean, deviation, -1), combined(mean, deviation, 1)));
        }
        add(
                "Thresholds",
                "their distribution over the images of a task",
                false,
                List.of(new Chart.Line("mean", mean.epochs(), mean.means(), bands)));
    }

    private static List<Double> combined(Curve mean, Curve deviation, int sign) {
        return IntStream.range(0, mean.means().size())
                .mapToObj(i -> mean.means().get(i) + sign * deviation.means().get(i))
                .toList();
    }

    /** Factors that never change are not worth a chart. */
    private void weightFactors() {
        List<String> names = family("weight-factor");
        boolean constant = names.stream()
                .map(name -> Curve.of(log.series(name)))
                .allMatch(curve -> curve.means().stream().distinct().count() < 2);
        if (!constant) {
            chart("Weights of the losses", "relative to those of the recipe", false, names);
        }
    }

    private void rest() {
        while (!ahead.isEmpty()) {
            String first = ahead.iterator().next();
            String family = first.split("/", 2)[0];
            String title = family.replace('-', ' ');
            chart(title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1), "", false, family(family));
        }
    }

    private List<String> family(String family) {
        return take(name -> name.equals(family) || name.startsWith(family + "/"));
    }

    private List<String> take(Predicate<String> belongs) {
        List<String> names = ahead.stream().filter(belongs).toList();
        names.forEach(ahead::remove);
        return names;
    }

    private void chart(String title, String about, boolean logarithmic, List<String> names) {
        List<Chart.Line> lines = new ArrayList<>();
        for (String name : names) {
            Curve curve = Curve.of(log.series(name));
            if (!curve.isEmpty()) {
                lines.add(Chart.Line.of(name.substring(name.indexOf('/') + 1).replace('-', ' '), curve));
            }
        }
        if (!lines.isEmpty()) {
            add(title, about, logarithmic, lines);
        }
    }

    private void add(String title, String about, boolean logarithmic, List<Chart.Line> lines) {
        charts.add(new Chart("chart-" + charts.size(), title, about, logarithmic, lines));
    }
}
