package org.gessl.framework.spec;

/**
 * Number format of the convolutions and dense products of encoder and projector. Losses, statistics of normalisation, updates and the weights themselves are
 * 32-bit in each.
 */
public enum Precision {
    /** 32-bit floats throughout. */
    FP32,
    /** bfloat16: 8 bits of mantissa and the range of 32-bit floats. Fast on a CPU with AVX512_BF16 or AMX and on recent GPUs, slow elsewhere. */
    MIXED_BFLOAT16,
    /** 16-bit floats, with gradients scaled up inside the layers so that small ones do not vanish. Needs a GPU. */
    MIXED_FLOAT16,
    /** {@link #MIXED_BFLOAT16} where the hardware has fast bfloat16 and the pipeline bears it, else {@link #FP32}. */
    AUTO
}
