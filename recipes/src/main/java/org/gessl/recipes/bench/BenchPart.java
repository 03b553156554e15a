package org.gessl.recipes.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.gessl.framework.config.Nearest;
import org.gessl.framework.spec.UserException;

/** The parts of the benchmark, in the order in which they run. */
public enum BenchPart {
    /** The most that the library gets out of the machine. */
    CEILING(MachinePart::measure),
    /** The training step, side by side with the peer's. */
    STEP(StepPart::measure),
    /** Decoding and reading of images. */
    DATA(DataPart::measure),
    /** Evaluation protocols on features of CIFAR-10's size. */
    EVALUATE(EvaluatePart::measure),
    /** Writing and reading of a checkpoint. */
    CHECKPOINT(CheckpointPart::measure),
    /** Start-up and memory of a fresh process. */
    PROCESS(ProcessPart::measure);

    private final Consumer<Bench> measurement;

    BenchPart(Consumer<Bench> measurement) {
        this.measurement = measurement;
    }

    /**
     * Returns the parts of {@code names}; all of them if there are none.
     *
     * @throws UserException {@code bench-part} for a name that is none
     */
    public static List<BenchPart> named(List<String> names) {
        List<String> known = Arrays.stream(values()).map(BenchPart::label).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new UserException(
                        "bench-part",
                        "--only = " + name + " must be among " + String.join(", ", known) + Nearest.hint(name, known));
            }
        }
        return Arrays.stream(values())
                .filter(part -> names.isEmpty() || names.contains(part.label()))
                .toList();
    }

    /** Measures this part. */
    public void measure(Bench bench) {
        measurement.accept(bench);
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
