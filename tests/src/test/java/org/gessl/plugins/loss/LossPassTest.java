package org.gessl.plugins.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.loss.Oracle.cosine;
import static org.gessl.plugins.loss.Oracle.crossEntropy;
import static org.gessl.plugins.loss.Oracle.logSumExp;
import static org.gessl.plugins.loss.Oracle.mean;
import static org.gessl.plugins.loss.Oracle.softmax;
import static org.gessl.plugins.loss.clustering.Swav.swav;
import static org.gessl.plugins.loss.contrastive.MocoV3.mocoV3;
import static org.gessl.plugins.loss.distillation.Byol.byol;
import static org.gessl.plugins.loss.distillation.Dino.dino;

import java.util.List;
import java.util.stream.IntStream;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.NetworkState;
import org.gessl.framework.graph.Normalisation;
import org.gessl.framework.graph.ParameterSpec;
import org.gessl.framework.graph.Parameters;
import org.gessl.framework.graph.StepContext;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.plugin.View;
import org.gessl.framework.spec.LossSpec;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The losses as they are applied to views, with a predictor that is the identity or prototypes along the axes. */
class LossPassTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(LossPassTest.class.getClassLoader());
    private static final int IMAGES = 5;
    private static final int DIMENSION = 4;

    private final List<Numbers64> student = drawn(1);
    private final List<Numbers64> teacher = drawn(10);

    @ParameterizedTest
    @CsvSource({"1.0", "0.2"})
    void mocoV3_ofPredictions_isTheAuthorsSum(double temperature) {
        float loss = applied(mocoV3().temperature(temperature).predictorHidden(DIMENSION), 0);

        double expected = contrast(predicted(0), teacher.get(1), temperature)
                + contrast(predicted(1), teacher.get(0), temperature);
        assertThat((double) loss).isCloseTo(expected, within(1e-4));
    }

    @Test
    void byol_ofPredictions_isTheSumOfSquaredDistances() {
        float loss = applied(byol().predictorHidden(DIMENSION), 0);

        double expected = mean(
                        IMAGES,
                        i -> 2 - 2 * cosine(predicted(0).row(i), teacher.get(1).row(i)))
                + mean(
                        IMAGES,
                        i -> 2 - 2 * cosine(predicted(1).row(i), teacher.get(0).row(i)));
        assertThat((double) loss).isCloseTo(expected, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.02", "0.25, 0.04", "0.5, 0.06", "0.9, 0.06"})
    void dino_inTheCourseOfARun_sharpensTheTeacherAsScheduled(double progress, double temperature) {
        LossSpec spec = dino().prototypes(DIMENSION)
                .warmupTeacherTemp(0.02)
                .teacherTemp(0.06)
                .warmup(0.5);

        float loss = applied(spec, progress);

        double expected = (assigned(student.get(0), teacher.get(1), temperature)
                        + assigned(student.get(1), teacher.get(0), temperature))
                / 2;
        assertThat((double) loss).isCloseTo(expected, within(1e-3 * expected));
    }

    @ParameterizedTest
    @CsvSource({"0.1, false", "0.3, true"})
    void swav_fromTheStartOfItsQueue_spreadsTheQueueToo(double progress, boolean differs) {
        LossSpec without = swav().prototypes(DIMENSION);
        LossSpec with = swav().prototypes(DIMENSION).queueSize(6).queueStart(0.3);

        assertThat(applied(with, progress) != applied(without, progress)).isEqualTo(differs);
    }

    @Test
    void state_inAPassThatItDoesNotFollow_isThatOfTheStart() {
        List<float[]> values = GraphRun.run(tf -> {
            Parameters initial = spec -> initial(tf, spec);
            NetworkState state = new NetworkState(initial);
            Forward first = new Forward(tf, initial, state, Normalisation.BATCH_AND_TRACK);
            Forward later = new Forward(tf, initial, state, Normalisation.BATCH);
            Queue queue = new Queue("queue", 3);
            Operand<TFloat32> before = queue.rows(first, DIMENSION);
            queue.push(first, student.get(0).operand(tf));
            return List.of(before, queue.rows(later, DIMENSION), queue.rows(first, DIMENSION));
        });

        assertThat(values.get(1)).isEqualTo(values.get(0));
        assertThat(values.get(2)).isNotEqualTo(values.get(0));
    }

    private float applied(LossSpec spec, double progress) {
        return GraphRun.runOne(tf -> {
            Parameters initial = parameter -> initial(tf, parameter);
            StepContext context = new StepContext(tf.constant((float) progress), tf.constant(0L), initial);
            Forward net = new Forward(tf, initial, new NetworkState(initial), Normalisation.BATCH, context);
            List<View> views = IntStream.range(0, 2)
                    .mapToObj(v -> view(tf, student.get(v), teacher.get(v)))
                    .toList();
            return PLUGINS.create(Loss.class, spec).apply(net, views);
        })[0];
    }

    private static View view(Ops tf, Numbers64 student, Numbers64 teacher) {
        View taught = new View(null, teacher.operand(tf), teacher.operand(tf));
        return new View(null, student.operand(tf), student.operand(tf)).withTeacher(taught);
    }

    /** Matrices start as the identity, as far as they reach; vectors as their initialiser says. */
    private static Operand<TFloat32> initial(Ops tf, ParameterSpec spec) {
        if (spec.shape().numDimensions() < 2) {
            boolean ones = spec.name().endsWith("gamma") || spec.name().endsWith("variance");
            return tf.fill(tf.constant(spec.shape().asArray()), tf.constant(ones ? 1f : 0f));
        }
        double[] data = new double[(int) spec.shape().size()];
        int columns = (int) spec.shape().get(1);
        for (int i = 0; i < data.length; i++) {
            data[i] = i / columns % columns == i % columns ? 1 : 0;
        }
        return GraphRun.constant(tf, spec.shape(), data);
    }

    /** What the predictor makes of view {@code v} while its matrices are the identity: batch normalisation and ReLU. */
    private Numbers64 predicted(int v) {
        Numbers64 z = student.get(v);
        double[] data = new double[z.data().length];
        for (int j = 0; j < DIMENSION; j++) {
            int column = j;
            double mean = mean(IMAGES, i -> z.row(i)[column]);
            double variance = mean(IMAGES, i -> Math.pow(z.row(i)[column] - mean, 2));
            for (int i = 0; i < IMAGES; i++) {
                data[i * DIMENSION + j] = Math.max(0, (z.row(i)[j] - mean) / Math.sqrt(variance + Forward.EPSILON));
            }
        }
        return new Numbers64(z.shape(), data);
    }

    private static double contrast(Numbers64 predictions, Numbers64 keys, double temperature) {
        return 2
                * temperature
                * mean(IMAGES, i -> {
                    double[] q = predictions.row(i);
                    return logSumExp(IMAGES, j -> true, j -> cosine(q, keys.row(j)) / temperature)
                            - cosine(q, keys.row(i)) / temperature;
                });
    }

    private static double assigned(Numbers64 student, Numbers64 teacher, double teacherTemp) {
        return mean(IMAGES, i -> {
            double[] target = softmax(DIMENSION, k -> direction(teacher.row(i), k) / teacherTemp);
            return crossEntropy(target, k -> direction(student.row(i), k) / 0.1);
        });
    }

    private static double direction(double[] row, int axis) {
        return row[axis] / Math.sqrt(Oracle.dot(row, row));
    }

    private static List<Numbers64> drawn(long seed) {
        return List.of(Numbers64.uniform(seed, IMAGES, DIMENSION), Numbers64.uniform(seed + 1, IMAGES, DIMENSION));
    }
}
