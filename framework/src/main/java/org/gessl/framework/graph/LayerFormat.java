package org.gessl.framework.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gessl.framework.graph.gradient.GradientFactor;
import org.gessl.framework.spec.Precision;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * The number format in which the layers of a network multiply, for one graph.
 *
 * <p>What goes into a layer and what comes out of it is float32; inside, it is narrow. A layer that follows another takes the narrow tensor itself, so a chain of
 * convolution, normalisation and activation converts at its two ends only, and anything else that looks at what lies between finds float32. A tensor is narrowed
 * once, whoever uses it.
 *
 * <p>Narrow tensors are typed as float32 too, as everywhere in {@link org.gessl.framework.graph.gradient}, but only inside a layer.
 *
 * <p><b>Loss scaling.</b> In 16-bit floats small gradients vanish. So a gradient is multiplied by the scale S where it enters the narrow layers on its way back,
 * and divided by S where it leaves them, at each weight (Micikevicius et al., arXiv 1710.03740, section 3.2, where the loss is multiplied and the weights'
 * gradients are divided). Being part of the passage, it is invisible outside: each gradient that a loss, an inner step or an estimator sees is the true one, the
 * inner update and the hypergradient keep their formulas, and a product with second derivatives, which passes the same borders again, is scaled in the same way.
 * Only an overflow shows: as a gradient that is not finite.
 */
public final class LayerFormat {
    private final Class<? extends TType> type;
    private final Optional<Operand<TFloat32>> scale;
    private final Map<Output<?>, Operand<TFloat32>> narrow = new HashMap<>();
    private final Map<Output<?>, Operand<TFloat32>> inside = new HashMap<>();

    private LayerFormat(Class<? extends TType> type, Optional<Operand<TFloat32>> scale) {
        this.type = type;
        this.scale = scale;
    }

    /** Returns the format of float32 layers, which changes nothing. */
    public static LayerFormat single() {
        return new LayerFormat(TFloat32.class, Optional.empty());
    }

    /**
     * Returns the format of {@code precision}, not {@code AUTO}.
     *
     * @param scale the factor on gradients inside the layers, a scalar; none for gradients as they are
     */
    public static LayerFormat of(Precision precision, Optional<Operand<TFloat32>> scale) {
        return new LayerFormat(type(precision), scale);
    }

    /** Returns the element type of layers in {@code precision}, not {@code AUTO}. */
    public static Class<? extends TType> type(Precision precision) {
        return switch (precision) {
            case FP32 -> TFloat32.class;
            case MIXED_BFLOAT16 -> TBfloat16.class;
            case MIXED_FLOAT16 -> TFloat16.class;
            case AUTO -> throw new IllegalArgumentException("AUTO is not a format");
        };
    }

    /** Returns the narrow tensor of {@code x}: the one that it was widened from, or its values rounded. */
    Operand<TFloat32> narrow(Ops tf, Operand<TFloat32> x) {
        if (type == TFloat32.class) {
            return x;
        }
        return narrow.computeIfAbsent(x.asOutput(), o -> cast(tf, inside(tf, x), type));
    }

    /** Returns the float32 tensor of {@code result}, which a layer made of narrow tensors. */
    Operand<TFloat32> widen(Ops tf, Operand<TFloat32> result) {
        if (type == TFloat32.class) {
            return result;
        }
        Operand<TFloat32> wide = cast(tf, result, TFloat32.class);
        Operand<TFloat32> outside =
                scale.map(s -> GradientFactor.apply(tf, wide, s)).orElse(wide);
        narrow.put(outside.asOutput(), result);
        return outside;
    }

    /** Returns {@code x}, a float32 tensor that a layer uses as it is beside narrow ones. */
    Operand<TFloat32> inside(Ops tf, Operand<TFloat32> x) {
        return scale.map(s ->
                        inside.computeIfAbsent(x.asOutput(), o -> GradientFactor.apply(tf, x, tf.math.reciprocal(s))))
                .orElse(x);
    }

    /** Returns whether {@code x} comes from a layer, or has been narrowed for one. */
    boolean isNarrow(Operand<TFloat32> x) {
        return narrow.containsKey(x.asOutput());
    }

    /** Returns {@code layer} of {@code x}: narrow if {@code x} is, else float32. */
    Operand<TFloat32> follow(Ops tf, Operand<TFloat32> x, UnaryOperator<Operand<TFloat32>> layer) {
        return isNarrow(x) ? widen(tf, layer.apply(narrow(tf, x))) : layer.apply(x);
    }

    /** The narrow type is known to the graph alone. */
    @SuppressWarnings("unchecked")
    private static Operand<TFloat32> cast(Ops tf, Operand<TFloat32> x, Class<? extends TType> type) {
        return (Operand<TFloat32>) tf.dtypes.cast(x, type);
    }
}
