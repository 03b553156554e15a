package org.gessl.framework.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Decodes files on all cores and hands the images on in the order in which the files came. The files that wait are
 * bounded in number and, with the images made of them, in bytes, so memory is too.
 */
final class DecodeQueue implements AutoCloseable {
    private static final int MOST_FILES = 256;
    private static final long MOST_BYTES = 64L << 20;

    private final ImageDecoder decoder;
    private final Sink sink;
    private final FileTree.Skips skips;
    private final ExecutorService workers =
            Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()), DecodeQueue::daemon);
    private final Deque<Job> jobs = new ArrayDeque<>();
    private long bytes;

    DecodeQueue(ImageDecoder decoder, Sink sink, FileTree.Skips skips) {
        this.decoder = decoder;
        this.sink = sink;
        this.skips = skips;
    }

    /** Takes the decoded images. */
    @FunctionalInterface
    interface Sink {
        void take(String path, byte[] pixels) throws IOException;
    }

    private record Job(String path, long bytes, Future<byte[]> pixels) {}

    /** Puts {@code file} in, waiting for earlier ones while too many are under way. */
    void put(String path, byte[] file) {
        long cost = file.length + decoder.imageBytes();
        while (!jobs.isEmpty() && (jobs.size() >= MOST_FILES || bytes + cost > MOST_BYTES)) {
            takeFirst();
        }
        bytes += cost;
        jobs.add(new Job(path, cost, workers.submit(() -> decoder.decode(file))));
    }

    /** Waits for all files. */
    void finish() {
        while (!jobs.isEmpty()) {
            takeFirst();
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private void takeFirst() {
        Job job = jobs.remove();
        bytes -= job.bytes();
        try {
            sink.take(job.path(), job.pixels().get());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof IOException)) {
                throw new IllegalStateException("decoding " + job.path(), e.getCause());
            }
            skips.skip(job.path(), e.getCause().getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("storing " + job.path(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while decoding", e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "gessl-decode");
        thread.setDaemon(true);
        return thread;
    }
}
