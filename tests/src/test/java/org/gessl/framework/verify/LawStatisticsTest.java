package org.gessl.framework.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LawStatisticsTest {
    private static final String UNIFORM = """
            {"mean": 0.5, "std": 0.288675, "std_error_of_std": 0.000289,
             "quantiles": [0.25, 0.5], "cdf_upto": [0.25, 0.5], "cdf_below": [0.25, 0.5]}
            """;

    @ParameterizedTest
    @CsvSource({"1, 0, true", "1, 0.01, false", "0.97, 0.015, false"})
    void uniformDraws_againstUniformLaw_agreeOnlyUnchanged(double scale, double shift, boolean agree)
            throws JsonProcessingException {
        Random random = new Random(7);
        double[] draws = IntStream.range(0, 200_000)
                .mapToDouble(i -> scale * random.nextDouble() + shift)
                .toArray();
        assertThat(outcome(draws, UNIFORM) instanceof Outcome.Passed).isEqualTo(agree);
    }

    @ParameterizedTest
    @CsvSource({"4, true", "3, false", "5, false"})
    void wholeDraws_againstHistogramOfFour_agreeOnlyForFour(int values, boolean agree) throws JsonProcessingException {
        Random random = new Random(7);
        double[] draws = IntStream.range(0, 200_000)
                .mapToDouble(i -> random.nextInt(values))
                .toArray();
        Outcome outcome = outcome(draws, "{\"histogram\": [250000, 250000, 250000, 250000]}");
        assertThat(outcome instanceof Outcome.Passed).isEqualTo(agree);
    }

    @ParameterizedTest
    @CsvSource({"0.2, true", "0.21, false"})
    void shareOfDraws_againstProbability_agreesOnlyForIt(double p, boolean agree) throws JsonProcessingException {
        Random random = new Random(7);
        double[] draws = IntStream.range(0, 200_000)
                .mapToDouble(i -> random.nextDouble() < p ? 1 : 0)
                .toArray();
        assertThat(outcome(draws, "{\"probability\": 0.2}") instanceof Outcome.Passed)
                .isEqualTo(agree);
    }

    private static Outcome outcome(double[] draws, String want) throws JsonProcessingException {
        LawStatistics statistics = new LawStatistics(Map.of("x", draws), 1_000_000, 5);
        statistics.compare("x", new ObjectMapper().readTree(want));
        return statistics.outcome();
    }
}
