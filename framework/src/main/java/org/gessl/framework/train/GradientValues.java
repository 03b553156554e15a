package org.gessl.framework.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A gradient brought out of its graph. A tensor that it does not name has the gradient zero.
 *
 * @param tensors the gradient of each tensor by the tensor's name
 */
public record GradientValues(Map<String, Checkpoint.Tensor> tensors) {

    public GradientValues {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /** Returns the Euclidean norm over all tensors. */
    public double norm() {
        return Math.sqrt(dot(this));
    }

    /** Returns how this gradient agrees with {@code reference}. */
    public Agreement against(GradientValues reference) {
        double dot = dot(reference);
        double own = norm();
        double other = reference.norm();
        if (own == 0 || other == 0) {
            return own == other ? new Agreement(1, 0) : new Agreement(0, other == 0 ? Double.POSITIVE_INFINITY : 1);
        }
        return new Agreement(dot / (own * other), distance(reference) / other);
    }

    /** Returns the norm of the difference to {@code other}: tensor by tensor, since the norms alone would lose small differences. */
    double distance(GradientValues other) {
        double sum = 0;
        for (Map.Entry<String, Checkpoint.Tensor> tensor : tensors.entrySet()) {
            float[] here = tensor.getValue().values();
            Checkpoint.Tensor there = other.tensors.get(tensor.getKey());
            sum += there == null ? dot(here, here) : squaredDistance(here, there.values());
        }
        for (Map.Entry<String, Checkpoint.Tensor> tensor : other.tensors.entrySet()) {
            if (!tensors.containsKey(tensor.getKey())) {
                float[] there = tensor.getValue().values();
                sum += dot(there, there);
            }
        }
        return Math.sqrt(sum);
    }

    private double dot(GradientValues other) {
        double sum = 0;
        for (Map.Entry<String, Checkpoint.Tensor> tensor : tensors.entrySet()) {
            Checkpoint.Tensor there = other.tensors.get(tensor.getKey());
            sum += there == null ? 0 : dot(tensor.getValue().values(), there.values());
        }
        return sum;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static double squaredDistance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = (double) a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }

    /**
     * How a gradient agrees with a reference.
     *
     * @param cosine cosine of the angle between them, in [-1, 1]; 1 if both are zero, 0 if one is
     * @param relativeError norm of their difference divided by the reference's norm, at least 0
     */
    public record Agreement(double cosine, double relativeError) {}
}
