package org.gessl.framework.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.spec.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TFloat32;

/** Layers in narrow formats, seen from outside. */
class LayerFormatTest {
    private static final Shape IMAGES = Shape.of(8, 4, 4, 3);

    /** A loss so flat that its gradients are below the smallest 16-bit number, 6e-8. */
    private static final double FLAT = 1e-6;

    @Test
    void gradient_belowTheSmallest16BitNumber_survivesWithAScaleAndIsTheTrueOne() {
        float[] single = derivatives(Precision.FP32, 1, FLAT, false);

        assertThat(distance(derivatives(Precision.MIXED_FLOAT16, 65536, FLAT, false), single))
                .isLessThan(0.02);
        assertThat(distance(derivatives(Precision.MIXED_FLOAT16, 1, FLAT, false), single))
                .isGreaterThan(0.1);
    }

    @Test
    void gradient_ofAFunctionOfTheGradient_survivesToo() {
        float[] single = derivatives(Precision.FP32, 1, FLAT, true);

        assertThat(distance(derivatives(Precision.MIXED_FLOAT16, 65536, FLAT, true), single))
                .isLessThan(0.03);
        assertThat(distance(derivatives(Precision.MIXED_FLOAT16, 1, FLAT, true), single))
                .isGreaterThan(0.1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {16, 256, 1000})
    void derivatives_withAnyScale_areTheSame(double scale) {
        assertThat(distance(
                        derivatives(Precision.MIXED_FLOAT16, scale, 1, false),
                        derivatives(Precision.FP32, 1, 1, false)))
                .isLessThan(0.02);
        assertThat(distance(
                        derivatives(Precision.MIXED_FLOAT16, scale, 1, true), derivatives(Precision.FP32, 1, 1, true)))
                .isLessThan(0.03);
    }

    @Test
    void derivatives_inBfloat16_areCloseToThoseInFloat32() {
        assertThat(distance(
                        derivatives(Precision.MIXED_BFLOAT16, 1, 1, false), derivatives(Precision.FP32, 1, 1, false)))
                .isBetween(1e-4, 0.05);
        assertThat(distance(derivatives(Precision.MIXED_BFLOAT16, 1, 1, true), derivatives(Precision.FP32, 1, 1, true)))
                .isBetween(1e-4, 0.1);
    }

    @Test
    void layers_betweenOthers_giveFloat32ToWhoeverLooks() {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Forward net = net(tf, weights(tf), LayerFormat.of(Precision.MIXED_BFLOAT16, Optional.empty()));
            Operand<TFloat32> convolved = net.conv("conv", images(tf), 4, 3, 1);
            List<Operand<TFloat32>> seen = new ArrayList<>(List.of(convolved, net.batchNorm(convolved)));
            seen.add(net.relu(seen.get(1)));
            seen.add(net.maxPool(seen.get(2), 2, 2, "VALID"));
            seen.add(net.add(convolved, seen.get(1)));
            seen.add(net.globalAveragePool(seen.get(3)));
            seen.add(net.dense("dense", seen.get(5), 5));
            for (Activation activation : Activation.values()) {
                seen.add(activation.apply(net, seen.get(1)));
            }

            for (Operand<TFloat32> x : seen) {
                assertThat(x.asOutput().dataType()).isEqualTo(DataType.DT_FLOAT);
                assertThat(tf.math.mul(x, tf.constant(2f)).shape()).isEqualTo(x.shape());
            }
        }
    }

    @Test
    void layers_outsideTheStepFormat_areFloat32() {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            StepContext context = new StepContext(
                    tf.constant(0f),
                    tf.constant(0L),
                    weights(tf),
                    LayerFormat.of(Precision.MIXED_BFLOAT16, Optional.empty()));
            Weights weights = weights(tf);
            new Forward(tf, weights, new NetworkState(weights), Normalisation.BATCH, context)
                    .conv("conv", images(tf), 4, 3, 1);

            graph.operations().forEachRemaining(op -> assertThat(op.type()).isNotEqualTo("Cast"));
        }
    }

    /** The gradient of a loss with the factor {@code flat}, or of the squared norm of that gradient divided by {@code flat}. */
    private static float[] derivatives(Precision precision, double scale, double flat, boolean second) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Optional<Operand<TFloat32>> factor =
                    precision == Precision.MIXED_FLOAT16 ? Optional.of(tf.constant((float) scale)) : Optional.empty();
            Weights weights = weights(tf);
            Forward net = net(tf, weights, LayerFormat.of(precision, factor));
            Operand<TFloat32> maps = net.relu(net.batchNorm(net.conv("conv", images(tf), 4, 3, 1)));
            Operand<TFloat32> outputs = net.dense("dense", net.globalAveragePool(maps), 5);
            Operand<TFloat32> loss =
                    tf.math.mul(tf.math.mean(tf.math.square(outputs), tf.array(0, 1)), tf.constant((float) flat));
            Weights trained = weights.select(name -> !name.startsWith("mean") && !name.startsWith("variance"));
            Weights gradient = Gradients.of(tf, loss, trained);
            if (second) {
                Operand<TFloat32> norm = WeightMath.dot(tf, gradient, gradient);
                gradient = Gradients.of(tf, tf.math.div(norm, tf.constant((float) flat)), trained);
            }
            List<Operand<TFloat32>> flatParts = new ArrayList<>();
            gradient.values().forEach(g -> flatParts.add(tf.reshape(g, tf.array(-1))));
            try (Session session = Sessions.open(graph);
                    Result result = session.runner()
                            .fetch(tf.concat(flatParts, tf.constant(0)))
                            .run()) {
                TFloat32 all = (TFloat32) result.get(0);
                float[] values = new float[Math.toIntExact(all.size())];
                for (int i = 0; i < values.length; i++) {
                    values[i] = all.getFloat(i);
                }
                return values;
            }
        }
    }

    private static Forward net(Ops tf, Weights weights, LayerFormat layers) {
        StepContext context = new StepContext(tf.constant(0f), tf.constant(0L), weights, layers);
        return new Forward(tf, weights, new NetworkState(weights), Normalisation.BATCH, context).inStepFormat();
    }

    private static Operand<TFloat32> images(Ops tf) {
        return drawn(tf, IMAGES, 1, 1);
    }

    private static Weights weights(Ops tf) {
        Map<String, Operand<TFloat32>> weights = new LinkedHashMap<>();
        weights.put("conv", drawn(tf, Shape.of(3, 3, 3, 4), 2, 0.5));
        weights.put("gamma", drawn(tf, Shape.of(4), 3, 1));
        weights.put("beta", drawn(tf, Shape.of(4), 4, 1));
        weights.put("mean", tf.constant(new float[4]));
        weights.put("variance", tf.constant(new float[] {1, 1, 1, 1}));
        weights.put("dense/kernel", drawn(tf, Shape.of(4, 5), 5, 0.5));
        weights.put("dense/bias", drawn(tf, Shape.of(5), 6, 0.5));
        return Weights.of(weights);
    }

    private static Operand<TFloat32> drawn(Ops tf, Shape shape, long seed, double deviation) {
        Random random = new Random(seed);
        float[] values = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return tf.reshape(tf.constant(values), tf.constant(shape.asArray()));
    }

    /** The norm of the difference, divided by that of {@code reference}. */
    private static double distance(float[] values, float[] reference) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < values.length; i++) {
            difference += Math.pow((double) values[i] - reference[i], 2);
            norm += Math.pow(reference[i], 2);
        }
        return Math.sqrt(difference / norm);
    }
}
