package org.gessl.framework.train;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A loss or another figure of a step that is not a number or infinite: the weights can no longer be trusted. */
public final class NonFiniteLossException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NonFiniteLossException(String message) {
        super(message);
    }

    /**
     * Checks the figures of a step; to be called before anyone hears of it and before a checkpoint is written.
     *
     * @param lastGood newest checkpoint, if one was written
     * @throws NonFiniteLossException if a figure is not finite
     */
    public static void check(TrainingListener.Step step, Optional<Path> lastGood) {
        for (double value : step.scalars().values()) {
            if (!Double.isFinite(value)) {
                throw new NonFiniteLossException(message(step, lastGood));
            }
        }
    }

    private static String message(TrainingListener.Step step, Optional<Path> lastGood) {
        String culprits = step.scalars().entrySet().stream()
                .filter(scalar -> !Double.isFinite(scalar.getValue()))
                .map(Map.Entry::toString)
                .collect(Collectors.joining(", "));
        return "[loss-not-finite] step " + step.number() + ": " + culprits + ". Training stopped. "
                + lastGood.map(file -> "The last good checkpoint is " + file + ".")
                        .orElse("No checkpoint was written yet.")
                + " Try a lower outer learning rate, more outer.warmupEpochs, outer.clipNorm=1, or train.precision=FP32.";
    }
}
