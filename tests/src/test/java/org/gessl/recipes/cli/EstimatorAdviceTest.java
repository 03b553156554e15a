package org.gessl.recipes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gessl.framework.train.GradientValues.Agreement;
import org.gessl.framework.train.HypergradientAudit.Row;
import org.junit.jupiter.api.Test;

final class EstimatorAdviceTest {
    private static final Row EXACT = row("exact", 1, 0, true, 100);

    @Test
    void of_severalThatAreClose_isTheFastest() {
        assertThat(advice(row("slow", 0.999, 0.01, true, 60), row("fast", 0.995, 0.04, true, 40)))
                .isEqualTo("Take fast: its gradient is within 4.0 % of that of exact (cosine 0.9950), "
                        + "at 40 % of the time, and it trains the thresholds.");
    }

    @Test
    void of_oneOutsideEitherBound_isTheReference() {
        assertThat(advice(row("askew", 0.98, 0.04, true, 40))).startsWith("Take exact: no faster estimator");
        assertThat(advice(row("long", 0.999, 0.06, true, 40)))
                .isEqualTo("Take exact: no faster estimator has cosine 0.99 and error 5 %; "
                        + "the nearest, long, has cosine 0.9990 and error 6.0 %.");
    }

    @Test
    void of_oneThatDoesNotTrainTheThresholds_isTheReference() {
        assertThat(advice(row("fast", 0.995, 0.04, false, 40)))
                .isEqualTo("Take exact: fast comes close, but does not train every weight of the thresholds.");
    }

    @Test
    void of_onlySlowerOnes_isTheReference() {
        assertThat(advice(row("slow", 1, 0, true, 140))).isEqualTo("Take exact: nothing is faster.");
    }

    @Test
    void of_differencesThatKinksSpoil_namesTheSettingsThatSmoothThem() {
        Row differences = row("finite-difference", 0.3, 3, true, 140);
        Map<String, String> values = new TreeMap<>(
                Map.of("encoder.activation", "relu", "loss.projector.activation", "relu", "loss.temperature", "0.2"));
        assertThat(advice(values, differences))
                .isEqualTo(
                        "Take exact: nothing is faster. finite-difference steps over the kinks of relu; a smooth activation may bring it closer: "
                                + "--set encoder.activation=silu --set loss.projector.activation=silu.");
        values.replaceAll((key, value) -> "silu");
        assertThat(advice(values, differences)).isEqualTo("Take exact: nothing is faster.");
    }

    @Test
    void of_differencesThatAgree_saysNothingOfKinks() {
        assertThat(advice(Map.of("encoder.activation", "relu"), row("finite-difference", 0.999, 0.01, true, 140)))
                .isEqualTo("Take exact: nothing is faster.");
    }

    private static String advice(Row... others) {
        return advice(Map.of(), others);
    }

    private static String advice(Map<String, String> values, Row... others) {
        List<Row> rows = new ArrayList<>(List.of(EXACT));
        rows.addAll(List.of(others));
        return EstimatorAdvice.of(rows, "exact", values);
    }

    private static Row row(String estimator, double cosine, double error, boolean trainsPhi, double milliseconds) {
        return new Row(
                estimator,
                new Agreement(cosine, error),
                error,
                Optional.of(new Agreement(1, 0)),
                trainsPhi,
                milliseconds);
    }
}
