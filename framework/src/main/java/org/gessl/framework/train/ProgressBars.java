package org.gessl.framework.train;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows progress as a bar that is drawn again in place, for a terminal. */
final class ProgressBars implements TrainingListener {
    private static final long MESSAGE_NANOS = Duration.ofMillis(200).toNanos();
    private static final int REDRAW_MILLIS = 500;

    private final PrintStream out;
    private final int width;
    private Pace pace;
    private ProgressBar bar;
    private Step last;
    private long messageNanos;

    /** Draws on {@code out}, a terminal that is {@code width} characters wide. */
    ProgressBars(PrintStream out, int width) {
        this.out = out;
        this.width = width;
    }

    @Override
    public void started(Plan plan) {
        pace = new Pace(plan);
        messageNanos = System.nanoTime() - MESSAGE_NANOS;
        bar = new ProgressBarBuilder()
                .setTaskName("train")
                .setInitialMax(plan.totalSteps())
                .startsFrom(plan.firstStep(), Duration.ZERO)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                // Given a width, the bar does not ask the terminal, which would load a library and start processes.
                .setConsumer(new ConsoleProgressBarConsumer(out, width))
                .hideEta()
                .build();
    }

    @Override
    public void stepped(Step step) {
        long now = System.nanoTime();
        pace.stepped(step.number(), now);
        bar.stepTo(step.number());
        last = step;
        if (now - messageNanos >= MESSAGE_NANOS) {
            messageNanos = now;
            showMessage();
        }
    }

    @Override
    public void close() {
        if (bar == null) {
            return;
        }
        if (last != null) {
            showMessage();
        }
        bar.close();
    }

    private void showMessage() {
        bar.setExtraMessage("epoch " + pace.epoch() + "  " + pace.imagesPerSecond() + "  ETA " + pace.remaining() + "  "
                + Pace.losses(last.scalars()));
    }
}
