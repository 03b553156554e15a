package org.gessl.framework.train;

import java.util.Optional;
import java.util.function.Supplier;
import org.gessl.framework.graph.Hardware;
import org.gessl.framework.plugin.Hypergradient;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Precision;
import org.gessl.framework.spec.Specs;
import org.gessl.framework.spec.UserException;

/**
 * The number format that a pipeline's step is computed in on some hardware.
 *
 * @param precision the format, never {@code AUTO}
 * @param warning what the user should know of it; empty if there is nothing
 */
public record PrecisionChoice(Precision precision, Optional<String> warning) {

    /**
     * Returns the choice for {@code spec}, whose estimator is {@code hypergradient}.
     *
     * @param hardware asked for only where it matters
     * @throws UserException {@code precision-hardware} if the format needs hardware that is not there
     */
    static PrecisionChoice of(PipelineSpec spec, Hypergradient hypergradient, Supplier<Hardware> hardware) {
        return switch (spec.train().precision()) {
            case FP32 -> new PrecisionChoice(Precision.FP32, Optional.empty());
            case MIXED_BFLOAT16 -> new PrecisionChoice(Precision.MIXED_BFLOAT16, slow(hardware.get()));
            case MIXED_FLOAT16 -> new PrecisionChoice(halves(hardware.get()), Optional.empty());
            case AUTO -> new PrecisionChoice(automatic(spec, hypergradient, hardware.get()), Optional.empty());
        };
    }

    /** Returns {@code spec} with this format, whatever it asks for. */
    PipelineSpec in(PipelineSpec spec) {
        return with(spec, precision);
    }

    private static PipelineSpec with(PipelineSpec spec, Precision precision) {
        return Specs.with(spec, "train", Specs.with(spec.train(), "precision", precision));
    }

    private static Optional<String> slow(Hardware hardware) {
        return hardware.bfloat16()
                ? Optional.empty()
                : Optional.of(
                        "train.precision = MIXED_BFLOAT16: this machine has no instructions for bfloat16, so its steps are"
                                + " slower than FP32's; AUTO chooses what is fast");
    }

    private static Precision halves(Hardware hardware) {
        if (!hardware.gpu()) {
            throw new UserException(
                    "precision-hardware",
                    "train.precision = MIXED_FLOAT16 needs a GPU, and there is none; use FP32, MIXED_BFLOAT16, or AUTO, which"
                            + " chooses what is fast on the machine");
        }
        return Precision.MIXED_FLOAT16;
    }

    /** An estimator that refuses bfloat16 keeps float32. */
    private static Precision automatic(PipelineSpec spec, Hypergradient hypergradient, Hardware hardware) {
        boolean borne = hypergradient
                .problems(with(spec, Precision.MIXED_BFLOAT16))
                .equals(hypergradient.problems(with(spec, Precision.FP32)));
        return hardware.bfloat16() && borne ? Precision.MIXED_BFLOAT16 : Precision.FP32;
    }
}
