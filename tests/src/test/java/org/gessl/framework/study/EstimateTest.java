package org.gessl.framework.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Means, intervals and comparisons against printed tables of Student's t and numbers worked out by hand. */
final class EstimateTest {

    @ParameterizedTest
    @CsvSource({"1, 12.7062", "2, 4.3027", "3, 3.1824", "4, 2.7764", "10, 2.2281", "30, 2.0423", "120, 1.9799"})
    void quantile_ofDegreesOfFreedom_isThatOfPrintedTables(double freedom, double t) {
        assertThat(Estimate.quantile(freedom)).isCloseTo(t, within(1e-4));
    }

    @Test
    void quantile_betweenWholeDegrees_liesBetweenTheirs() {
        assertThat(Estimate.quantile(1.5)).isBetween(Estimate.quantile(2), Estimate.quantile(1));
    }

    @Test
    void halfWidth_ofThreeRuns_isTTimesTheStandardError() {
        Estimate estimate = Estimate.of(List.of(10.0, 12.0, 14.0));

        assertThat(estimate.mean()).isEqualTo(12);
        assertThat(estimate.variance()).isEqualTo(4);
        assertThat(estimate.halfWidth()).isCloseTo(4.30265 * 2 / Math.sqrt(3), within(1e-4));
    }

    @Test
    void halfWidth_ofOneRunOrNone_isNotKnown() {
        assertThat(Estimate.of(List.of(3.0)).halfWidth()).isNaN();
        assertThat(Estimate.of(List.of()).mean()).isNaN();
    }

    @Test
    void halfWidth_ofRunsThatAllAgree_isNotKnown() {
        Estimate estimate = Estimate.of(List.of(0.1, 0.1, 0.1));

        assertThat(estimate.mean()).isEqualTo(0.1);
        assertThat(estimate.variance()).isZero();
        assertThat(estimate.halfWidth()).isNaN();
    }

    @Test
    void comparison_ofEqualSpreads_hasTheDegreesOfFreedomOfBoth() {
        // Variances 4 and 4 of three runs: Welch's degrees of freedom are 4, the standard error sqrt(8 / 3).
        Comparison comparison =
                Comparison.of(Estimate.of(List.of(20.0, 22.0, 24.0)), Estimate.of(List.of(10.0, 12.0, 14.0)));

        assertThat(comparison.difference()).isEqualTo(10);
        assertThat(comparison.halfWidth()).isCloseTo(2.77645 * Math.sqrt(8 / 3.0), within(1e-4));
        assertThat(comparison.resolved()).isTrue();
        assertThat(comparison.text(1)).isEqualTo("+10.0 ± 4.5");
    }

    @Test
    void comparison_withinTheSpread_isNotResolved() {
        Comparison comparison =
                Comparison.of(Estimate.of(List.of(11.0, 13.0, 15.0)), Estimate.of(List.of(10.0, 12.0, 14.0)));

        assertThat(comparison.resolved()).isFalse();
        assertThat(comparison.text(2)).isEqualTo("+1.00 not resolved");
    }

    @Test
    void comparison_withoutSpread_isNeverResolved() {
        Estimate one = Estimate.of(List.of(90.0));

        assertThat(Comparison.of(one, Estimate.of(List.of(10.0, 12.0))).resolved())
                .isFalse();
        assertThat(Comparison.of(one, Estimate.of(List.of(10.0))).resolved()).isFalse();
        assertThat(Comparison.of(Estimate.of(List.of(90.0, 90.0)), Estimate.of(List.of(10.0, 12.0)))
                        .resolved())
                .isFalse();
    }
}
