package org.gessl.framework.plugin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gessl.framework.graph.Forward;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A self-supervised loss of the views of one mini-batch. */
@FunctionalInterface
public interface Loss {

    /**
     * Returns the loss, a scalar.
     *
     * @param net the forward pass, for a loss with weights of its own (a predictor, prototypes), with state (a queue, a centre) or with
     *     random numbers; state that the loss replaces moves once in an outer step, at theta itself, and is constant in the inner loop
     * @param views views of the same N images, row i of each showing image i: {@link #views()} full ones, then the local crops if the pipeline makes
     *     any
     */
    Operand<TFloat32> apply(Forward net, List<View> views);

    /** Returns how many full views of each image the loss compares. */
    default int views() {
        return 2;
    }

    /**
     * Returns the share of the patches of view {@code view} that are hidden from the encoder, in [0, 1): 0 for a view that it sees whole.
     * A share above 0 needs a {@link PatchEncoder}; the view's features are then those of the patches that it sees, and {@link View#masked()} tells
     * which. A teacher sees every view whole.
     *
     * @param view number of the view from 0, full ones first, then local crops
     */
    default double maskRatio(int view) {
        return 0;
    }

    /** Returns whether the loss takes local crops besides the full views. */
    default boolean multiCrop() {
        return false;
    }

    /** Returns the teacher that the loss needs; empty if it has none. */
    default Optional<Teacher> teacher() {
        return Optional.empty();
    }

    /** Returns the bare formulas that this loss is made of, by the names of the reference files that check them; two losses may share one. */
    default Map<String, Criterion> criteria() {
        return Map.of();
    }

    /** The formula of a loss on named inputs, apart from any network. */
    @FunctionalInterface
    interface Criterion {

        /** Returns the outputs by name, {@code loss} (a scalar) among them, of the inputs by name, such as {@code z1}, {@code z2} [N, D]. */
        Map<String, Operand<TFloat32>> apply(Ops tf, Map<String, Operand<TFloat32>> inputs);

        /** Returns the options of a reference file that the shapes of its inputs imply, and that are therefore none of the loss. */
        default Set<String> impliedOptions() {
            return Set.of();
        }
    }
}
