package org.gessl.framework.data;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.tensorflow.types.TUint8;

/** Batches read ahead by a daemon thread into a bounded queue. */
public final class BatchQueue implements AutoCloseable {
    private static final int AHEAD = 4;
    private static final long POLL_MILLIS = 100;

    private final Supplier<TUint8> reader;
    private final BlockingQueue<TUint8> ready = new ArrayBlockingQueue<>(AHEAD);
    private final Thread thread;
    private volatile Throwable failure;
    private volatile boolean closed;

    /** Starts reading: each call of {@code reader} gives the next batch. */
    BatchQueue(Supplier<TUint8> reader) {
        this.reader = reader;
        this.thread = new Thread(this::read, "gessl-batches");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Returns the next batch, uint8 [N, height, width, 3], to be closed by the caller.
     *
     * @throws IllegalStateException if reading failed, with the cause, or if this queue is closed
     */
    public TUint8 next() {
        try {
            while (true) {
                if (closed) {
                    throw new IllegalStateException("the batches are closed");
                }
                TUint8 batch = ready.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (batch != null) {
                    return batch;
                }
                if (failure != null && ready.isEmpty()) {
                    throw new IllegalStateException("reading the images failed: " + failure.getMessage(), failure);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a batch", e);
        }
    }

    /** Stops the thread and closes the batches that nobody took. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        for (TUint8 batch = ready.poll(); batch != null; batch = ready.poll()) {
            batch.close();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try {
            while (!closed) {
                offer(reader.get());
            }
        } catch (InterruptedException e) {
            // close() asked for the end.
        } catch (Throwable e) {
            failure = e;
        }
    }

    private void offer(TUint8 batch) throws InterruptedException {
        try {
            ready.put(batch);
        } catch (InterruptedException e) {
            batch.close();
            throw e;
        }
    }
}
