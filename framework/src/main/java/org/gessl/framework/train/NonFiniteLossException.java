package org.gessl.framework.train;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A loss or gradient norm of a step that is not a number or infinite: the weights can no longer be trusted. */
public final class NonFiniteLossException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NonFiniteLossException(String message) {
        super(message);
    }

    /**
     * Checks the figures of a step whose names begin with {@code loss} or {@code gradient-norm}; to be called before a checkpoint
     * is written.
     *
     * @param lastGood newest checkpoint, if one was written
     * @throws NonFiniteLossException if one of them is not finite
     */
    public static void check(TrainingListener.Step step, Optional<Path> lastGood) {
        String culprits = step.scalars().entrySet().stream()
                .filter(scalar -> isVital(scalar.getKey()) && !Double.isFinite(scalar.getValue()))
                .map(Map.Entry::toString)
                .collect(Collectors.joining(", "));
        if (!culprits.isEmpty()) {
            throw new NonFiniteLossException(message(step.number(), culprits, lastGood));
        }
    }

    private static boolean isVital(String scalar) {
        return scalar.startsWith("loss") || scalar.startsWith("gradient-norm");
    }

    private static String message(long step, String culprits, Optional<Path> lastGood) {
        return "[loss-not-finite] step " + step + ": " + culprits + ". Training stopped. "
                + lastGood.map(file -> "The last good checkpoint is " + file + ".")
                        .orElse("No checkpoint was written yet.")
                + " Try a lower outer learning rate, more outer.warmupEpochs, outer.clipNorm=1, or train.precision=FP32.";
    }
}
