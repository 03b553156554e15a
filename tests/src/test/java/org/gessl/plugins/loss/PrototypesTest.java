package org.gessl.plugins.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.NetworkState;
import org.gessl.framework.graph.Normalisation;
import org.gessl.framework.graph.Parameters;
import org.gessl.framework.graph.StepContext;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class PrototypesTest {
    private final Numbers64 start = Numbers64.uniform(1, 3, 4);
    private final Numbers64 embeddings = Numbers64.uniform(2, 5, 4);

    @ParameterizedTest
    @CsvSource({"0, true", "0.09, true", "0.1, false", "0.9, false"})
    void prototypes_inTheShareOfARunInWhichTheyAreFrozen_haveNoGradient(double progress, boolean frozen) {
        float[] free = gradient(0, progress);

        assertThat(gradient(0.1, progress)).containsExactly(frozen ? new float[free.length] : free, within(0f));
        assertThat(free).isNotEqualTo(new float[free.length]);
    }

    @ParameterizedTest
    @CsvSource({"0", "0.9"})
    void scores_ofFrozenPrototypes_areThoseOfFreeOnes(double progress) {
        float[] frozen = GraphRun.runOne(tf -> scores(tf, start.operand(tf), 0.1, progress));

        assertThat(frozen).isEqualTo(GraphRun.runOne(tf -> scores(tf, start.operand(tf), 0, progress)));
    }

    private float[] gradient(double freeze, double progress) {
        return GraphRun.runOne(tf -> {
            Operand<TFloat32> rows = start.operand(tf);
            Operand<TFloat32> squares = tf.math.square(scores(tf, rows, freeze, progress));
            Operand<TFloat32> loss = tf.reduceSum(squares, tf.array(0, 1));
            return Gradients.of(tf, loss, List.of(rows)).get(0);
        });
    }

    private Operand<TFloat32> scores(Ops tf, Operand<TFloat32> rows, double freeze, double progress) {
        Parameters weights = spec -> rows;
        StepContext context = new StepContext(tf.constant((float) progress), tf.constant(0L), weights);
        Forward net = new Forward(tf, weights, new NetworkState(weights), Normalisation.BATCH, context);
        return new Prototypes(3, freeze).scores(net, embeddings.operand(tf));
    }
}
