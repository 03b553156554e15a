package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SummaryTest {

    @ParameterizedTest
    @CsvSource({
        "54.954, 54.95",
        "128.123, 128.12",
        "0.00341234, 0.003412",
        "-3.41234, -3.412",
        "1e-9, 1e-9",
        "1.23456e-7, 1.235e-7",
        "0, 0",
        "100, 100"
    })
    void figure_keepsTwoDecimalsOrFourDigits(double value, double kept) {
        assertThat(figure(value)).isEqualTo(kept);
        assertThat(figure(kept)).as("read and written again").isEqualTo(kept);
    }

    private static double figure(double value) {
        Summary summary = new Summary(
                "r", "h", new Summary.Seconds(1, 1, 1), 1, 1, 1, Map.of("sigma", Map.of("trained", value)), List.of());
        return summary.evaluation().get("sigma").get("trained");
    }
}
