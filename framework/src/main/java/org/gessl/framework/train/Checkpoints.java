package org.gessl.framework.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of a run: safetensors files {@code step-000001234.safetensors} in one folder, the newest ones kept. A file is
 * whole or missing, and a change of any of its bytes is found when it is read.
 */
public final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final Pattern NAME = Pattern.compile("step-(\\d{9,18})\\.safetensors");

    private final Path folder;
    private final int keep;

    /**
     * Looks after {@code folder}, which is created with the first checkpoint.
     *
     * @param keep checkpoints kept, at least 1
     */
    public Checkpoints(Path folder, int keep) {
        if (keep < 1) {
            throw new IllegalArgumentException("keep = " + keep + " must be at least 1");
        }
        this.folder = folder;
        this.keep = keep;
    }

    /**
     * Writes {@code checkpoint} durably, then deletes what is older than the newest ones. Files of later steps, which a run that
     * went on from an earlier checkpoint may find, are left alone and do not count.
     *
     * @return the file
     * @throws UncheckedIOException if it cannot be written; the earlier checkpoints are then as they were
     * @throws IllegalArgumentException if a tensor's shape and values do not fit, or a metadata key is {@code step} or
     *     {@code crc32c}
     */
    public Path write(Checkpoint checkpoint) {
        Path file = folder.resolve("step-%09d.safetensors".formatted(checkpoint.step()));
        try {
            Files.createDirectories(folder);
            removeLeftovers();
            CheckpointFile.write(file, checkpoint);
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoint " + file + " cannot be written: " + e.getMessage(), e);
        }
        prune(checkpoint.step());
        return file;
    }

    /** Returns the newest checkpoint that is undamaged; warns of each newer one that is not. Empty if there is none. */
    public Optional<Checkpoint> latest() {
        for (Path file : files()) {
            try {
                return Optional.of(read(file));
            } catch (IOException e) {
                LOG.warn("{}; taking the one before", e.getMessage());
            }
        }
        return Optional.empty();
    }

    /** Returns the files of the checkpoints, newest first, damaged ones too. */
    public List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> step(entry) >= 0)
                    .sorted(Comparator.comparingLong(Checkpoints::step).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoints in " + folder + " cannot be listed", e);
        }
    }

    /**
     * Reads one checkpoint and verifies all of it.
     *
     * @throws IOException naming the file and what is wrong with it
     */
    public static Checkpoint read(Path file) throws IOException {
        try {
            return CheckpointFile.read(file);
        } catch (IOException | ArithmeticException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new IOException("the checkpoint " + file + " is damaged: " + reason, e);
        }
    }

    private static long step(Path file) {
        Matcher matcher = NAME.matcher(file.getFileName().toString());
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }

    private void removeLeftovers() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path leftover : entries.filter(entry -> entry.toString().endsWith(AtomicFile.ASIDE))
                    .toList()) {
                Files.deleteIfExists(leftover);
            }
        }
    }

    private void prune(long newest) {
        List<Path> old =
                files().stream().filter(file -> step(file) <= newest).skip(keep).toList();
        for (Path file : old) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warn("the old checkpoint {} cannot be deleted: {}", file, e.getMessage());
            }
        }
    }
}
