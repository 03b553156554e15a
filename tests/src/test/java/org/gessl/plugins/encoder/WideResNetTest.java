package org.gessl.plugins.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gessl.plugins.encoder.WideResNet.wideResnet;

import org.gessl.framework.graph.Normalisation;
import org.gessl.framework.spec.UserException;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

class WideResNetTest {

    /** The published numbers for ten classes, less those of the classifier, which has {@code 10 * (64 * widen + 1)}. */
    @ParameterizedTest
    @CsvSource({"28, 10, 36479194", "16, 4, 2748890", "28, 2, 1467610"})
    void parameters_areThePublishedNumbers(int depth, int widen, long published) {
        assertThat(Encoders.layout(
                                new WideResNetEncoder(wideResnet().depth(depth).widen(widen)), 32)
                        .parameterCount())
                .isEqualTo(published - 10 * (64L * widen + 1));
    }

    @ParameterizedTest
    @CsvSource({"32, 32", "17, 9"})
    void features_ofAnySize_areFinite(int height, int width) {
        float[] features = GraphRun.runOne(tf -> {
            Operand<TFloat32> result = new WideResNetEncoder(
                            wideResnet().depth(10).widen(1))
                    .apply(GraphRun.initialised(tf, Normalisation.BATCH), Encoders.images(tf, 2, height, width));
            assertThat(result.shape()).isEqualTo(Shape.of(2, 64));
            return result;
        });
        for (float feature : features) {
            assertThat(feature).isFinite().isNotNegative();
        }
    }

    @Test
    void depth_betweenTwoNumbersOfBlocks_isRefusedWithTheNearest() {
        assertThatThrownBy(() -> wideResnet().depth(30))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("depth = 30 must be 6 n + 4 for n blocks in each stage, such as 28 or 34");
    }
}
