package org.gessl.framework.train;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Warns, once, when the trained thresholds have collapsed: for 50 steps every image had the same one, though they differed before or
 * lie at an end of their range.
 *
 * <p>The network g then guides the inner steps no better than a constant. What counts as the same (a standard deviation below 0.01, an end
 * within 0.05 of -1 or 1) is this project's choice.
 */
public final class ThresholdWatch implements TrainingListener {
    private static final int WINDOW = 50;
    private static final double SAME = 0.01;
    private static final double END = 0.95;

    private final Consumer<String> console;
    private boolean differed;
    private int collapsedSteps;
    private boolean warned;

    /** Creates the watch; {@code console} takes the warning. */
    public ThresholdWatch(Consumer<String> console) {
        this.console = console;
    }

    @Override
    public void stepped(Step step) {
        Map<String, Double> scalars = step.scalars();
        // Thresholds that no gradient reaches are constant on purpose.
        if (!scalars.containsKey("threshold/std") || !scalars.containsKey("gradient-norm/thresholds")) {
            return;
        }
        double mean = scalars.get("threshold/mean");
        double deviation = scalars.get("threshold/std");
        differed |= deviation >= SAME;
        boolean collapsed = deviation < SAME && (differed || Math.abs(mean) > END);
        collapsedSteps = collapsed ? collapsedSteps + 1 : 0;
        if (collapsedSteps == WINDOW && !warned) {
            warned = true;
            console.accept(warning(step.number(), mean, deviation));
        }
    }

    private static String warning(long step, double mean, double deviation) {
        return String.format(
                Locale.ROOT,
                "[thresholds-collapsed] step %d: for %d steps every image has had the same threshold, now %.3f +- %.4f:"
                        + " the threshold network guides the inner steps no better than a constant."
                        + " A discriminative loss in the outer loss keeps them apart: gessl.objective.queryWeight above 0,"
                        + " such as 0.5; or lower gessl.thresholdLearningRate.",
                step,
                WINDOW,
                mean,
                deviation);
    }
}
