package org.gessl.framework.train;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Shows progress as plain lines, for a log: about every 10 seconds, at the end of each epoch, and the last step. */
final class ProgressLines implements TrainingListener {
    private static final long INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();

    private final PrintStream out;
    private final LongSupplier clock;
    private Plan plan;
    private Pace pace;
    private Step unprinted;
    private long printedNanos;

    /** Prints to {@code out}; {@code clock} gives nanoseconds from any origin. */
    ProgressLines(PrintStream out, LongSupplier clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void started(Plan plan) {
        this.plan = plan;
        pace = new Pace(plan);
        printedNanos = clock.getAsLong();
    }

    @Override
    public void stepped(Step step) {
        long now = clock.getAsLong();
        pace.stepped(step.number(), now);
        unprinted = step;
        if (step.number() % plan.stepsPerEpoch() == 0 || now - printedNanos >= INTERVAL_NANOS) {
            print();
            printedNanos = now;
        }
    }

    @Override
    public void close() {
        if (unprinted != null) {
            print();
        }
    }

    private void print() {
        out.println("epoch " + pace.epoch() + "  step " + unprinted.number() + "/" + plan.totalSteps() + "  "
                + pace.imagesPerSecond() + "  " + Pace.losses(unprinted.scalars()) + "  ETA " + pace.remaining());
        unprinted = null;
    }
}
