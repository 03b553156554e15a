package org.gessl.framework.graph.gradient;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.spec.Problem;
import org.gessl.framework.spec.UserException;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Tells which weights a loss trains, and why it does not train the others. */
public final class Reach {
    private Reach() {}

    /**
     * Checks that {@code loss} trains every one of {@code weights}.
     *
     * @param gradients the gradients that were found
     * @throws UserException with a problem {@code no-gradient} for each weight without one
     */
    public static void require(Operand<TFloat32> loss, Weights weights, Weights gradients) {
        List<Problem> problems = new ArrayList<>();
        for (String name : weights.names()) {
            if (!gradients.names().contains(name)) {
                problems.add(new Problem("no-gradient", reason(name, loss, weights.get(name))));
            }
        }
        if (!problems.isEmpty()) {
            throw new UserException("the gradient of the outer loss", problems);
        }
    }

    private static String reason(String name, Operand<TFloat32> loss, Operand<TFloat32> weight) {
        String stop = stopOnTheWay(loss, weight);
        String why = stop == null
                ? "no loss depends on it"
                : "the loss depends on it only through a stopped gradient ('" + stop + "')";
        return "trainable tensor " + name + " would never change: " + why
                + "; remove it, or choose a loss, an objective weight (queryWeight above 0) or an estimator (exact, finite-difference) that reaches it";
    }

    /** Returns the name of a stopping operation through which the loss depends on the weight; null if it does not depend on it at all. */
    private static String stopOnTheWay(Operand<TFloat32> loss, Operand<TFloat32> weight) {
        Map<GraphOperation, String> stopBefore = new HashMap<>();
        Deque<GraphOperation> queue = new ArrayDeque<>();
        GraphOperation start = (GraphOperation) loss.op();
        stopBefore.put(start, "");
        queue.add(start);
        while (!queue.isEmpty()) {
            GraphOperation op = queue.remove();
            String stop = RuleBook.stops(op.type()) ? op.name() : stopBefore.get(op);
            for (Operand<?> input : op.inputs()) {
                if (input.asOutput().equals(weight.asOutput())) {
                    return stop;
                }
                if (stopBefore.putIfAbsent((GraphOperation) input.op(), stop) == null) {
                    queue.add((GraphOperation) input.op());
                }
            }
        }
        return null;
    }
}
