package org.gessl.framework.train;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How fast a run goes and what it shows of itself. The first step, which pays for the start, does not count. */
final class Pace {
    private static final int MOST_TERMS = 4;

    private final TrainingListener.Plan plan;
    private long firstStep = -1;
    private long firstNanos;
    private long step;
    private long nanos;

    Pace(TrainingListener.Plan plan) {
        this.plan = plan;
    }

    void stepped(long number, long now) {
        if (firstStep < 0) {
            firstStep = number;
            firstNanos = now;
        }
        step = number;
        nanos = now;
    }

    /** Returns the epoch that the last step belongs to and the last one, as {@code 2/10}. */
    String epoch() {
        return ceil(step, plan.stepsPerEpoch()) + "/" + ceil(plan.totalSteps(), plan.stepsPerEpoch());
    }

    /** Returns the training images consumed in a second, as text; a dash while unknown. */
    String imagesPerSecond() {
        double rate = stepsPerSecond() * plan.imagesPerStep();
        return (rate > 0 ? String.format(Locale.ROOT, "%,.0f", rate) : "-") + " images/s";
    }

    /** Returns the time left as {@code h:mm:ss}; a dash while unknown. */
    String remaining() {
        double rate = stepsPerSecond();
        if (rate <= 0) {
            return "-";
        }
        Duration left = Duration.ofSeconds(Math.round((plan.totalSteps() - step) / rate));
        return "%d:%02d:%02d".formatted(left.toHours(), left.toMinutesPart(), left.toSecondsPart());
    }

    /** Returns the first few scalars whose names begin with {@code loss}. */
    static String losses(Map<String, Double> scalars) {
        return scalars.entrySet().stream()
                .filter(scalar -> scalar.getKey().startsWith("loss"))
                .limit(MOST_TERMS)
                .map(scalar -> scalar.getKey() + " " + String.format(Locale.ROOT, "%.4f", scalar.getValue()))
                .collect(Collectors.joining("  "));
    }

    private double stepsPerSecond() {
        return step > firstStep && nanos > firstNanos ? (step - firstStep) * 1e9 / (nanos - firstNanos) : 0;
    }

    private static long ceil(long steps, long stepsPerEpoch) {
        return (steps + stepsPerEpoch - 1) / stepsPerEpoch;
    }
}
