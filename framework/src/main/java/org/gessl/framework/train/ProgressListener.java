package org.gessl.framework.train;

import java.io.PrintStream;

/** Listeners that show how a run goes: epoch, step, images a second, loss terms and the time left. */
public final class ProgressListener {
    private static final int DEFAULT_WIDTH = 100;

    private ProgressListener() {}

    /**
     * Returns {@link #bar} if the process has a terminal, {@link #lines} otherwise. Whether it has one is taken from the system
     * property {@code gessl.terminal} (its width in characters, 0 for none), which the launcher can tell best, else from
     * {@link System#console()}.
     */
    public static TrainingListener on(PrintStream out) {
        int width = Integer.getInteger("gessl.terminal", System.console() == null ? 0 : DEFAULT_WIDTH);
        return width > 0 ? bar(out, width) : lines(out);
    }

    /** Returns a listener that draws a bar on {@code out}, a terminal that is {@code width} characters wide. */
    public static TrainingListener bar(PrintStream out, int width) {
        return new ProgressBars(out, width);
    }

    /** Returns a listener that prints a line about every 10 seconds, at the end of each epoch and for the last step. */
    public static TrainingListener lines(PrintStream out) {
        return new ProgressLines(out, System::nanoTime);
    }
}
