package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.train.TrainingListener.Plan;
import org.gessl.framework.train.TrainingListener.Step;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private long now = 77 * SECOND;

    @Test
    void lines_ofALongEpoch_comeEveryTenSecondsAndAtTheEnd() {
        assertThat(steps(new Plan(0, 2000, 1000, 256), 1, 25, SECOND))
                .extracting(ProgressTest::stepOf)
                .containsExactly(10L, 20L, 25L);
    }

    @Test
    void lines_ofShortEpochs_comeAtEachEnd() {
        assertThat(steps(new Plan(0, 12, 4, 256), 1, 12, SECOND / 100))
                .extracting(ProgressTest::stepOf)
                .containsExactly(4L, 8L, 12L);
    }

    @Test
    void line_showsEpochStepRateLossesAndTimeLeft() {
        List<String> lines = steps(new Plan(0, 7310, 1000, 256), 1, 10, SECOND);
        assertThat(lines)
                .containsExactly("epoch 1/8  step 10/7310  256 images/s  loss 1.5000  loss-query 0.2500  ETA 2:01:40");
    }

    @Test
    void line_ofAResumedRun_countsOnlyItsOwnSteps() {
        List<String> lines = steps(new Plan(500, 1000, 100, 10), 501, 510, SECOND);
        assertThat(lines.get(0))
                .startsWith("epoch 6/10  step 510/1000  10 images/s")
                .endsWith("ETA 0:08:10");
    }

    @Test
    void line_ofTheOnlyStep_hasNoRateYet() {
        assertThat(steps(new Plan(0, 100, 10, 10), 1, 1, SECOND).get(0))
                .contains("- images/s")
                .endsWith("ETA -");
    }

    @Test
    void noSteps_printNothing() {
        assertThat(steps(new Plan(0, 100, 10, 10), 1, 0, SECOND)).isEmpty();
        try (TrainingListener never = ProgressListener.bar(out, 100)) {
            assertThat(never).isNotNull();
        }
        assertThat(bytes.size()).isZero();
    }

    @Test
    void bar_redrawsInPlaceAndFitsTheTerminal() {
        try (TrainingListener bar = ProgressListener.bar(out, 100)) {
            bar.started(new Plan(0, 8, 4, 256));
            for (long step = 1; step <= 8; step++) {
                bar.stepped(new Step(step, step / 4.0, scalars()));
            }
        }
        String drawn = bytes.toString(StandardCharsets.UTF_8);
        assertThat(drawn).contains("\r").contains("100%").contains("epoch 2/2").contains("images/s");
        assertThat(drawn.split("[\r\n]"))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    private List<String> steps(Plan plan, long first, long last, long nanosPerStep) {
        try (ProgressLines lines = new ProgressLines(out, () -> now)) {
            lines.started(plan);
            for (long step = first; step <= last; step++) {
                now += nanosPerStep;
                lines.stepped(new Step(step, (double) step / plan.stepsPerEpoch(), scalars()));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Map<String, Double> scalars() {
        Map<String, Double> scalars = new LinkedHashMap<>();
        scalars.put("loss", 1.5);
        scalars.put("loss-query", 0.25);
        scalars.put("learning-rate", 0.03);
        return scalars;
    }

    private static long stepOf(String line) {
        return Long.parseLong(line.replaceAll(".*step (\\d+)/.*", "$1"));
    }
}
