package org.gessl.framework.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gessl.framework.train.Summary;
import org.gessl.framework.train.Trainer;
import org.junit.jupiter.api.Test;

/** Columns of a run that was measured on its way. */
final class ColumnTest {

    @Test
    void secondsTo_anAccuracy_isTheFirstMeasurementThere() {
        Summary summary = new Summary(
                "r",
                "h",
                new Summary.Seconds(9, 9, 0),
                1,
                1,
                1,
                Map.of(),
                List.of(at(2, 30), at(4, 40), at(6, 39), at(8, 50)));

        assertThat(Column.secondsTo("knn-5", 40).of().apply(summary)).hasValue(4);
        assertThat(Column.secondsTo("knn-5", 51).of().apply(summary)).isEmpty();
        assertThat(Column.secondsTo("knn-5", 40).best()).isEqualTo(Column.Best.LOWEST);
    }

    private static Map<String, Double> at(double seconds, double accuracy) {
        return Map.of(Trainer.TRAINING_SECONDS, seconds, "knn-5", accuracy);
    }
}
