package org.gessl.plugins.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gessl.plugins.encoder.ResNet18.resnet18;

import java.util.ArrayList;
import java.util.List;
import org.gessl.framework.graph.Normalisation;
import org.gessl.framework.graph.ParameterLayout;
import org.gessl.framework.graph.ParameterSpec;
import org.gessl.framework.spec.UserException;
import org.gessl.testing.Golden;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

class ResNet18Test {

    @Test
    void parameters_atWidth64_areThePublishedNumbers() {
        assertThat(layout(resnet18(), 32).parameterCount()).isEqualTo(11_168_832);
        assertThat(layout(resnet18().stem(Stem.IMAGENET), 64).parameterCount()).isEqualTo(11_176_512);
    }

    @Test
    void state_ofEachBatchNorm_isAMeanAndAVariance() {
        ParameterLayout layout = layout(resnet18().width(4), 32);
        assertThat(layout.state()).hasSize(2 * 20);
        assertThat(layout.state().get(0).name()).isEqualTo("encoder/stem/mean");
        assertThat(layout.state().get(3).name()).isEqualTo("encoder/stage0/block0/variance1");
    }

    @Test
    void parameters_haveTheNamesAndShapesOfTheReference() {
        Golden golden = Golden.read("hypergradients/resnet_k1.json");
        List<String> expected = new ArrayList<>();
        golden.json().get("theta").properties().forEach(e -> {
            if (e.getKey().startsWith("encoder/")) {
                expected.add(e.getKey() + e.getValue().get("shape"));
            }
        });
        assertThat(layout(resnet18().width(2), 8).trainable())
                .extracting(ResNet18Test::describe)
                .containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({"CIFAR, 32, 32", "CIFAR, 64, 64", "CIFAR, 33, 47", "CIFAR, 1, 5", "IMAGENET, 64, 64", "IMAGENET, 65, 31"
    })
    void features_ofAnySize_areFinite(Stem stem, int height, int width) {
        float[] features = GraphRun.runOne(tf -> {
            Operand<TFloat32> images = tf.reshape(
                    tf.range(tf.constant(0f), tf.constant(2f * height * width * 3), tf.constant(1f)),
                    tf.constant(new long[] {2, height, width, 3}));
            Operand<TFloat32> result = new ResNet18Encoder(new ResNet18(4, stem))
                    .apply(GraphRun.initialised(tf, Normalisation.BATCH), images);
            assertThat(result.shape()).isEqualTo(Shape.of(2, 32));
            return result;
        });
        assertThat(features).hasSize(64);
        for (float feature : features) {
            assertThat(feature).isFinite().isNotNegative();
        }
    }

    @Test
    void width_ofZero_isRefused() {
        assertThatThrownBy(() -> resnet18().width(0))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[option-range] width = 0 must be in [1, 1024]");
    }

    private static ParameterLayout layout(ResNet18 options, int size) {
        return ParameterLayout.of(net -> new ResNet18Encoder(options)
                .apply(
                        net.scope("encoder"),
                        net.tf().zeros(net.tf().constant(new int[] {2, size, size, 3}), TFloat32.class)));
    }

    private static String describe(ParameterSpec spec) {
        StringBuilder text = new StringBuilder(spec.name()).append('[');
        for (int i = 0; i < spec.shape().numDimensions(); i++) {
            text.append(i == 0 ? "" : ",").append(spec.shape().get(i));
        }
        return text.append(']').toString();
    }
}
