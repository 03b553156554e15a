package org.gessl.plugins.loss;

import java.util.List;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Initializer;
import org.gessl.framework.graph.Rows;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * The latest embeddings that a network has made, each of length 1, first in, first out. It starts with directions drawn from the seed and moves once
 * in an outer step; it is a constant in every derivative.
 *
 * @param name name of its untrained tensor
 * @param size number of rows
 */
public record Queue(String name, int size) {

    /** Returns its rows [size, dimension] as they are before this step. */
    public Operand<TFloat32> rows(Forward net, long dimension) {
        return net.state(name, Shape.of(size, dimension), Initializer.unitRows());
    }

    /** Puts {@code embeddings} [N, D], normalised, in front; the oldest rows fall out. */
    public void push(Forward net, Operand<TFloat32> embeddings) {
        long dimension = embeddings.shape().get(1);
        Operand<TFloat32> newest = net.tf().stopGradient(Rows.normalise(net.tf(), embeddings));
        Operand<TFloat32> all =
                net.tf().concat(List.of(newest, rows(net, dimension)), net.tf().constant(0));
        net.replaceState(
                name, net.tf().slice(all, net.tf().array(0L, 0L), net.tf().array((long) size, dimension)));
    }
}
