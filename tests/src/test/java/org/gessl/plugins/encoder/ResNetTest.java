package org.gessl.plugins.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gessl.plugins.encoder.ResNet18.resnet18;
import static org.gessl.plugins.encoder.ResNet34.resnet34;
import static org.gessl.plugins.encoder.ResNet50.resnet50;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gessl.framework.graph.Activation;
import org.gessl.framework.graph.Normalisation;
import org.gessl.framework.graph.ParameterLayout;
import org.gessl.framework.graph.ParameterSpec;
import org.gessl.framework.plugin.Encoder;
import org.gessl.framework.spec.UserException;
import org.gessl.testing.Golden;
import org.gessl.testing.GraphRun;
import org.gessl.testing.WeightLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

class ResNetTest {

    static Stream<Arguments> published() {
        return Stream.of(
                Arguments.of(new ResNet18Encoder(resnet18()), 11_168_832),
                Arguments.of(new ResNet18Encoder(resnet18().stem(Stem.IMAGENET)), 11_176_512),
                Arguments.of(new ResNet34Encoder(resnet34().stem(Stem.IMAGENET)), 21_284_672),
                Arguments.of(new ResNet50Encoder(resnet50().stem(Stem.IMAGENET)), 23_508_032));
    }

    @ParameterizedTest
    @MethodSource("published")
    void parameters_atWidth64_areThePublishedNumbers(Encoder encoder, long parameters) {
        assertThat(Encoders.layout(encoder, 64).parameterCount()).isEqualTo(parameters);
    }

    @Test
    void state_ofEachBatchNorm_isAMeanAndAVariance() {
        ParameterLayout layout = Encoders.layout(new ResNet18Encoder(resnet18().width(4)), 32);
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
        assertThat(Encoders.layout(new ResNet18Encoder(resnet18().width(2)), 8).trainable())
                .extracting(ResNetTest::describe)
                .containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({"CIFAR, 32, 32", "CIFAR, 33, 47", "CIFAR, 1, 5", "IMAGENET, 64, 64", "IMAGENET, 65, 31"})
    void features_ofAnySize_areFinite(Stem stem, int height, int width) {
        assertFeatures(new ResNet18Encoder(resnet18().width(4).stem(stem)), height, width, 32);
        assertFeatures(new ResNet50Encoder(resnet50().width(2).stem(stem)), height, width, 64);
    }

    @Test
    void derivatives_ofTheBottleneckNetwork_matchCentralDifferences() {
        WeightLine.assertDerivatives(
                net -> {
                    Encoder encoder = new ResNetEncoder(
                            ResidualBlock.BOTTLENECK, List.of(1, 1), 2, Stem.CIFAR, Activation.RELU) {};
                    return Encoders.mixed(net.tf(), encoder.apply(net, Encoders.images(net.tf(), 8, 3, 3)));
                },
                1e-4f,
                5e-2);
    }

    @Test
    void width_ofZero_isRefused() {
        assertThatThrownBy(() -> resnet18().width(0))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[option-range] width = 0 must be in [1, 1024]");
    }

    private static void assertFeatures(Encoder encoder, int height, int width, int dimension) {
        float[] features = GraphRun.runOne(tf -> {
            Operand<TFloat32> result =
                    encoder.apply(GraphRun.initialised(tf, Normalisation.BATCH), Encoders.images(tf, 2, height, width));
            assertThat(result.shape()).isEqualTo(Shape.of(2, dimension));
            return result;
        });
        for (float feature : features) {
            assertThat(feature).isFinite().isNotNegative();
        }
    }

    private static String describe(ParameterSpec spec) {
        StringBuilder text = new StringBuilder(spec.name()).append('[');
        for (int i = 0; i < spec.shape().numDimensions(); i++) {
            text.append(i == 0 ? "" : ",").append(spec.shape().get(i));
        }
        return text.append(']').toString();
    }
}
