package org.gessl.framework.graph.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Scalars;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * One operation on the way back: its inputs and outputs, the gradients that have arrived, and which of its inputs need one.
 *
 * <p>Real tensors are typed as float32, but may be float64, bfloat16 or float16: a rule takes its constants from {@link Scalars}, in the type of what they meet.
 */
public final class Backward {
    private final Ops tf;
    private final GraphOperation op;
    private final List<Output<?>> inputs;
    private final List<Operand<TFloat32>> gradients;
    private final boolean[] needed;
    private final Map<Shape, Operand<TInt32>> shapes;

    /** Creates the operation as a walk meets it; {@code shapes} are those that stand in the graph already, which it adds to. */
    Backward(
            Ops tf,
            GraphOperation op,
            List<Output<?>> inputs,
            List<Operand<TFloat32>> gradients,
            boolean[] needed,
            Map<Shape, Operand<TInt32>> shapes) {
        this.tf = tf;
        this.op = op;
        this.inputs = inputs;
        this.gradients = gradients;
        this.needed = needed;
        this.shapes = shapes;
    }

    /** Returns the operations of the graph. */
    public Ops tf() {
        return tf;
    }

    /** Returns the operation. */
    public GraphOperation op() {
        return op;
    }

    /** Returns the number of inputs. */
    public int inputCount() {
        return inputs.size();
    }

    /** Returns input {@code index} of whatever type. */
    @SuppressWarnings("unchecked")
    public <T extends org.tensorflow.types.family.TType> Operand<T> rawInput(int index) {
        return (Operand<T>) inputs.get(index);
    }

    /** Returns input {@code index}, a real tensor. */
    public Operand<TFloat32> input(int index) {
        return rawInput(index);
    }

    /** Returns output {@code index}, a real tensor. */
    public Operand<TFloat32> output(int index) {
        return op.output(index);
    }

    /** Returns the gradient that has arrived at output {@code index}; null if none has. */
    public Operand<TFloat32> gradient(int index) {
        return gradients.get(index);
    }

    /** Returns the gradient that has arrived at output {@code index}; zeros if none has. */
    public Operand<TFloat32> gradientOrZero(int index) {
        Operand<TFloat32> gradient = gradient(index);
        return gradient != null ? gradient : tf.fill(shape(output(index).shape()), Scalars.like(tf, output(index), 0));
    }

    /** Returns the gradient of the only output. */
    public Operand<TFloat32> gradient() {
        return gradients.get(0);
    }

    /** Returns whether the gradient of input {@code index} is needed. */
    public boolean needs(int index) {
        return needed[index];
    }

    /** Returns the constant integers of input {@code index}, read from the node that holds them. */
    public int[] constantInts(int index) {
        return Constants.integers(inputs.get(index));
    }

    /** Returns a shape as an operand, one for each shape of a walk: a node has its price in memory, whatever it holds. */
    public Operand<TInt32> shape(Shape shape) {
        return shapes.computeIfAbsent(
                shape,
                s -> tf.constant(
                        Arrays.stream(s.asArray()).mapToInt(Math::toIntExact).toArray()));
    }

    /** Returns {@code x} in {@code shape}; itself if it has that shape. */
    public Operand<TFloat32> reshape(Operand<TFloat32> x, Shape shape) {
        return x.shape().equals(shape) ? x : tf.reshape(x, shape(shape));
    }

    /** Returns {@code x} repeated along axes of size 1 until it has {@code shape}. */
    public Operand<TFloat32> broadcast(Operand<TFloat32> x, Shape shape) {
        return x.shape().equals(shape) ? x : tf.broadcastTo(x, shape(shape));
    }

    /** Returns {@code x} in float32, for sums of many elements; itself if it is not narrower. */
    Operand<TFloat32> wide(Operand<TFloat32> x) {
        DataType type = x.asOutput().dataType();
        return type == DataType.DT_BFLOAT16 || type == DataType.DT_HALF ? tf.dtypes.cast(x, TFloat32.class) : x;
    }

    /** Returns {@code x} in the element type of {@code other}; itself if it has that type. */
    Operand<TFloat32> like(Operand<TFloat32> other, Operand<TFloat32> x) {
        boolean same = x.asOutput().dataType() == other.asOutput().dataType();
        return same ? x : tf.dtypes.cast(x, other.type());
    }

    /** Returns {@code gradient} summed over the axes along which an operand of {@code shape} was broadcast. */
    public Operand<TFloat32> sumTo(Operand<TFloat32> gradient, Shape shape) {
        Shape from = gradient.shape();
        if (from.equals(shape)) {
            return gradient;
        }
        int extra = from.numDimensions() - shape.numDimensions();
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < from.numDimensions(); axis++) {
            if (axis < extra || (shape.get(axis - extra) == 1 && from.get(axis) != 1)) {
                axes.add(axis);
            }
        }
        int[] reduced = axes.stream().mapToInt(Integer::intValue).toArray();
        return reshape(tf.sum(gradient, tf.constant(reduced)), shape);
    }

    /** Returns input gradients of which only {@code index} is set. */
    public List<Operand<TFloat32>> only(int index, Operand<TFloat32> gradient) {
        List<Operand<TFloat32>> result = new ArrayList<>(Collections.nCopies(inputs.size(), null));
        result.set(index, gradient);
        return result;
    }

    /** Returns {@code gradients} as the input gradients, filled up with null. */
    @SafeVarargs
    public final List<Operand<TFloat32>> inOrder(Operand<TFloat32>... gradients) {
        List<Operand<TFloat32>> result = new ArrayList<>();
        for (Operand<TFloat32> gradient : gradients) {
            result.add(gradient);
        }
        while (result.size() < inputs.size()) {
            result.add(null);
        }
        return result;
    }
}
