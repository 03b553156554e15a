package org.gessl.plugins.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gessl.plugins.encoder.Conv.conv;

import java.util.List;
import org.gessl.framework.graph.Activation;
import org.gessl.framework.graph.ParameterLayout;
import org.gessl.framework.graph.ParameterSpec;
import org.gessl.framework.spec.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

class ConvTest {

    @Test
    void widths_byDefault_areThoseOfConv4() {
        assertThat(conv()).isEqualTo(conv(64, 64, 64, 64));
        assertThat(layout(conv(), 32, 32).parameterCount()).isEqualTo(9 * 64 * (3 + 3 * 64) + 4 * 2 * 64);
    }

    @Test
    void parameters_areNamedByBlock() {
        assertThat(layout(conv(4, 6), 8, 8).trainable())
                .extracting(ParameterSpec::name)
                .containsExactly(
                        "block0/conv", "block0/gamma", "block0/beta", "block1/conv", "block1/gamma", "block1/beta");
    }

    @ParameterizedTest
    @CsvSource({"4, 4", "5, 7", "33, 4"})
    void features_haveTheLastWidth(int height, int width) {
        layout(conv(4, 6), height, width);
    }

    @Test
    void images_tooSmallForThePools_areRefusedWithTheSmallestSize() {
        assertThatThrownBy(() -> layout(conv(4, 6), 32, 3))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[image-size]")
                .hasMessageContaining("32x3")
                .hasMessageContaining("at least 4 pixels");
    }

    @Test
    void widths_withoutABlockOrWithAnEmptyOne_areRefused() {
        assertThatThrownBy(() -> new Conv(List.of(), Activation.RELU))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("widths");
        assertThatThrownBy(() -> conv(4, 0))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("widths = [4, 0] must be in [1, 8192]");
    }

    private static ParameterLayout layout(Conv options, int height, int width) {
        return ParameterLayout.of(net -> {
            Shape features = new ConvEncoder(options)
                    .apply(net, net.tf().zeros(net.tf().constant(new int[] {2, height, width, 3}), TFloat32.class))
                    .shape();
            assertThat(features)
                    .isEqualTo(Shape.of(2, options.widths().get(options.widths().size() - 1)));
        });
    }
}
