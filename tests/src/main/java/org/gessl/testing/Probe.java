package org.gessl.testing;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.train.Checkpoint;
import org.gessl.framework.train.Checkpoint.Tensor;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.OptimizerOptions;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.types.TFloat32;

/**
 * A scalar function of named tensors as one graph, with its gradient and the product of its Hessian with one random direction.
 *
 * <p>The differentiated tensors move along that direction by a fed distance, so that differences are a matter of feeding. What the function stops
 * the gradient of is a constant in its derivatives; it is held where it was while the tensors move.
 */
final class Probe implements AutoCloseable {
    /** A graph that runs a few times only is not worth rewriting. */
    private static final ConfigProto PLAIN = ConfigProto.newBuilder()
            .setGraphOptions(GraphOptions.newBuilder()
                    .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(true))
                    .setOptimizerOptions(OptimizerOptions.newBuilder().setOptLevel(OptimizerOptions.Level.L0)))
            .build();

    private final Graph graph = new Graph();
    private final Session session = new Session(graph, PLAIN);
    private final Ops tf = Ops.create(graph);
    private final Placeholder<TFloat32> distance = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    private final Map<String, Tensor> start;
    private final Map<String, Tensor> directions = new LinkedHashMap<>();
    private final Map<String, Placeholder<TFloat32>> inputs = new LinkedHashMap<>();
    private final Map<String, Operand<TFloat32>> arguments = new LinkedHashMap<>();
    private final List<Output<?>> stopped = new ArrayList<>();
    private final Map<String, Operand<TFloat32>> gradients = new LinkedHashMap<>();
    private final Map<String, Operand<TFloat32>> products = new LinkedHashMap<>();
    private final Function function;
    private final Value value;

    /** Builds the value of the function from its arguments by name. */
    @FunctionalInterface
    interface Function {
        Value apply(Ops tf, Map<String, Operand<TFloat32>> arguments);
    }

    /**
     * What a function returns.
     *
     * @param scalar the value itself
     * @param others further tensors to be looked at, by name
     */
    record Value(Operand<TFloat32> scalar, Map<String, Operand<TFloat32>> others) {}

    /**
     * The function and its derivatives at a point.
     *
     * @param gradients those of the arguments on which it depends
     * @param products those of the Hessian and the direction, as far as the gradients depend on the arguments
     */
    record Point(
            float value, Map<String, Tensor> gradients, Map<String, Tensor> products, Map<String, Tensor> others) {}

    /** Creates the probe of {@code function} at {@code start}, whose tensors that {@code differentiated} chooses have derivatives. */
    Probe(Map<String, Tensor> start, Predicate<String> differentiated, Function function) {
        this.start = new TreeMap<>(start);
        this.function = function;
        this.start.forEach((name, tensor) -> argument(name, tensor, differentiated.test(name)));
        try {
            value = function.apply(tf, arguments);
            graph.operations().forEachRemaining(operation -> {
                if (operation.type().equals("StopGradient")) {
                    stopped.add(operation.output(0));
                }
            });
            differentiate();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void argument(String name, Tensor tensor, boolean differentiated) {
        Placeholder<TFloat32> input = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(tensor.shape())));
        inputs.put(name, input);
        arguments.put(name, input);
        if (differentiated) {
            directions.put(name, Tensors.normal(100 + directions.size(), tensor.shape()));
            arguments.put(name, tf.math.add(input, tf.math.mul(direction(name), distance)));
        }
    }

    private Operand<TFloat32> direction(String name) {
        Tensor direction = directions.get(name);
        return tf.reshape(tf.constant(direction.values()), tf.constant(direction.shape()));
    }

    private void differentiate() {
        gradients.putAll(gradients(value.scalar(), directions.keySet()));
        List<Operand<TFloat32>> slopes = new ArrayList<>();
        gradients.forEach((name, gradient) -> slopes.add(sum(tf.math.mul(gradient, direction(name)))));
        if (!slopes.isEmpty()) {
            products.putAll(gradients(tf.math.addN(new ArrayList<>(slopes)), gradients.keySet()));
        }
    }

    private Map<String, Operand<TFloat32>> gradients(Operand<TFloat32> scalar, Iterable<String> names) {
        List<Operand<TFloat32>> targets = new ArrayList<>();
        names.forEach(name -> targets.add(arguments.get(name)));
        Iterator<Operand<TFloat32>> found = Gradients.of(tf, scalar, targets).iterator();
        Map<String, Operand<TFloat32>> reached = new LinkedHashMap<>();
        for (String name : names) {
            Operand<TFloat32> gradient = found.next();
            if (gradient != null) {
                reached.put(name, gradient);
            }
        }
        return reached;
    }

    private Operand<TFloat32> sum(Operand<TFloat32> x) {
        return tf.sum(tf.reshape(x, tf.constant(new long[] {-1})), tf.constant(0));
    }

    /** Returns the function's value in the graph. */
    Value value() {
        return value;
    }

    /** Returns the function itself. */
    Function function() {
        return function;
    }

    /** Returns where the function starts from. */
    Map<String, Tensor> start() {
        return start;
    }

    /** Returns the direction in which each differentiated tensor moves. */
    Map<String, Tensor> directions() {
        return directions;
    }

    /** Returns the function where its arguments are {@code changed}, and as at the start otherwise. */
    Point at(Map<String, Tensor> changed) {
        return point(session.runner(), changed, 0, value.others());
    }

    /** Returns the function, without its other tensors, where its arguments have moved by each of {@code distances}. */
    List<Point> moved(double... distances) {
        List<Point> points = new ArrayList<>();
        Session.Runner constants = session.runner();
        stopped.forEach(constants::fetch);
        List<TFloat32> fed = feed(constants, Map.of(), 0);
        try (Result held = constants.fetch(value.scalar()).run()) {
            for (double moved : distances) {
                Session.Runner runner = session.runner();
                for (int i = 0; i < stopped.size(); i++) {
                    runner.feed(stopped.get(i), held.get(i));
                }
                points.add(point(runner, Map.of(), moved, Map.of()));
            }
        } finally {
            fed.forEach(TFloat32::close);
        }
        return points;
    }

    private Point point(
            Session.Runner runner, Map<String, Tensor> changed, double moved, Map<String, Operand<TFloat32>> others) {
        List<Map<String, Operand<TFloat32>>> wanted = List.of(Map.of("", value.scalar()), gradients, products, others);
        wanted.forEach(operands -> operands.values().forEach(runner::fetch));
        List<TFloat32> fed = feed(runner, changed, moved);
        try (Result result = runner.run()) {
            List<Map<String, Tensor>> found = new ArrayList<>();
            int next = 0;
            for (Map<String, Operand<TFloat32>> operands : wanted) {
                found.add(tensors(result, next, operands));
                next += operands.size();
            }
            return new Point(found.get(0).get("").values()[0], found.get(1), found.get(2), found.get(3));
        } finally {
            fed.forEach(TFloat32::close);
        }
    }

    private List<TFloat32> feed(Session.Runner runner, Map<String, Tensor> changed, double moved) {
        List<TFloat32> fed = new ArrayList<>();
        fed.add(TFloat32.scalarOf((float) moved));
        runner.feed(distance, fed.get(0));
        inputs.forEach((name, input) -> {
            TFloat32 tensor = Checkpoint.tensor(changed.containsKey(name) ? changed : start, name, input.shape());
            fed.add(tensor);
            runner.feed(input, tensor);
        });
        return fed;
    }

    private static Map<String, Tensor> tensors(Result result, int first, Map<String, Operand<TFloat32>> operands) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (String name : operands.keySet()) {
            TFloat32 tensor = (TFloat32) result.get(first + tensors.size());
            float[] values = new float[(int) tensor.size()];
            tensor.asRawTensor().data().asFloats().read(values);
            tensors.put(name, new Tensor(tensor.shape().asArray(), values));
        }
        return tensors;
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
