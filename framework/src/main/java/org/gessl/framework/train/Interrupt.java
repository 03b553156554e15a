package org.gessl.framework.train;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A request to stop by Ctrl-C (SIGINT) or SIGTERM, for a loop that asks after each step, saves and leaves.
 *
 * <p>The JVM answers these signals by running its shutdown hooks and exiting with 130 or 143. The hook here sets the flag and
 * keeps the JVM alive until the loop closes this object, so that it can save; what must still be printed is printed before
 * that. An exit status that the program asks for meanwhile is ignored by the JVM: the signal's stands.
 */
public final class Interrupt implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Duration patience;
    private final Thread hook;
    private volatile boolean requested;

    private Interrupt(Duration patience) {
        this.patience = patience;
        this.hook = new Thread(this::awaitClose, "interrupt");
    }

    /** Begins to listen; once asked to stop, the JVM ends after {@code patience} even if this is not closed. */
    public static Interrupt listen(Duration patience) {
        Interrupt interrupt = new Interrupt(patience);
        Runtime.getRuntime().addShutdownHook(interrupt.hook);
        return interrupt;
    }

    /** Returns whether the process was asked to stop. */
    public boolean requested() {
        return requested;
    }

    /** Ends listening; if the process was asked to stop, it ends now. */
    @Override
    public void close() {
        closed.countDown();
        if (!requested) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The signal came this very moment: the hook finds this closed and lets the process end.
                return;
            }
        }
    }

    private void awaitClose() {
        requested = true;
        try {
            closed.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
