package org.gessl.framework.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfidenceTest {

    @ParameterizedTest
    @CsvSource({
        "2, 12.7062",
        "3, 4.3027",
        "4, 3.1824",
        "5, 2.7764",
        "6, 2.5706",
        "11, 2.2281",
        "31, 2.0423",
        "601, 1.9639"
    })
    void interval_ofAMean_isStudents(int count, double quantile) {
        // Alternating values one apart: the deviation is known.
        double[] values = DoubleStream.iterate(0, v -> 1 - v).limit(count).toArray();
        double mean = DoubleStream.of(values).average().orElseThrow();
        double variance =
                DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum() / (count - 1);

        assertThat(Confidence.ofMean(values))
                .isCloseTo(quantile * Math.sqrt(variance / count), within(2e-3 * quantile));
    }

    @Test
    void interval_ofASingleValue_isNoNumber() {
        assertThat(Confidence.ofMean(3)).isNaN();
    }

    @Test
    void interval_ofAnAccuracy_isWilsons() {
        // The ends of the interval are where the accuracy lies 1.96 deviations of the end's own binomial away.
        double half = Confidence.ofAccuracy(80, 50) / 100;
        double z2 = 1.959963984540054 * 1.959963984540054;
        double centre = (0.8 + z2 / 100) / (1 + z2 / 50);
        for (double end : new double[] {centre - half, centre + half}) {
            assertThat((0.8 - end) * (0.8 - end) / (end * (1 - end) / 50)).isCloseTo(z2, within(1e-9));
        }
    }

    @Test
    void interval_ofAPerfectAccuracy_isNotEmpty() {
        assertThat(Confidence.ofAccuracy(100, 100)).isBetween(1.5, 2.0);
    }
}
