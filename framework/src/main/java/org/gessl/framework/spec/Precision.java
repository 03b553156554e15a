package org.gessl.framework.spec;

/** Number format of the arithmetic inside a step. Weights, losses and updates are always 32-bit. */
public enum Precision {
    /** 32-bit floats throughout. */
    FP32,
    /** Convolutions and matrix products in bfloat16, where the CPU or GPU has it. */
    MIXED_BFLOAT16
}
