package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ThresholdWatchTest {
    private final List<String> console = new ArrayList<>();
    private final ThresholdWatch watch = new ThresholdWatch(console::add);
    private long number;

    @Test
    void thresholds_thatBecomeTheSame_areReportedOnceWithARemedy() {
        steps(10, 0.4, 0.2);
        steps(49, 0.4, 0.001);
        assertThat(console).isEmpty();

        steps(1, 0.4, 0.001);
        assertThat(console)
                .singleElement()
                .asString()
                .contains("[thresholds-collapsed] step 60", "0.400 +- 0.0010", "gessl.objective.queryWeight above 0");

        steps(100, 0.4, 0.2);
        steps(100, 0.4, 0.001);
        assertThat(console).hasSize(1);
    }

    @Test
    void thresholds_atAnEndFromTheStart_areReported() {
        steps(50, -0.99, 0.003);

        assertThat(console).singleElement().asString().contains("-0.990");
    }

    @Test
    void thresholds_thatRecoverInTime_areNotReported() {
        steps(10, 0.4, 0.2);
        steps(49, -1, 0);
        steps(1, -0.9, 0.02);
        steps(49, -1, 0);

        assertThat(console).isEmpty();
    }

    @Test
    void thresholds_thatNeverDiffered_areALearnedConstant() {
        steps(200, 0.3, 0);

        assertThat(console).isEmpty();
    }

    @Test
    void thresholds_thatAreNotTrained_areConstantOnPurpose() {
        for (int i = 0; i < 200; i++) {
            watch.stepped(new TrainingListener.Step(++number, 0, Map.of("threshold/mean", 0.99, "threshold/std", 0.0)));
        }
        watch.stepped(new TrainingListener.Step(++number, 0, Map.of("loss", 1.0)));

        assertThat(console).isEmpty();
    }

    private void steps(int count, double mean, double deviation) {
        for (int i = 0; i < count; i++) {
            watch.stepped(new TrainingListener.Step(
                    ++number,
                    0,
                    Map.of("threshold/mean", mean, "threshold/std", deviation, "gradient-norm/thresholds", 0.1)));
        }
    }
}
