package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.gessl.framework.train.GradientValues.Agreement;
import org.junit.jupiter.api.Test;

final class GradientValuesTest {
    private static final double TOLERANCE = 1e-12;

    @Test
    void against_itself_isPerfect() {
        GradientValues gradient = new GradientValues(Map.of("a", tensor(3, 4), "b", tensor(12)));

        assertThat(gradient.norm()).isEqualTo(13);
        Agreement agreement = gradient.against(gradient);
        assertThat(agreement.cosine()).isEqualTo(1, within(TOLERANCE));
        assertThat(agreement.relativeError()).isZero();
    }

    @Test
    void against_another_measuresAngleAndDifferenceInTheReferencesNorm() {
        Agreement agreement = new GradientValues(Map.of("a", tensor(3, 0), "b", tensor(4)))
                .against(new GradientValues(Map.of("a", tensor(0, 6), "b", tensor(8))));

        assertThat(agreement.cosine()).isEqualTo(32.0 / 50, within(TOLERANCE));
        assertThat(agreement.relativeError()).isEqualTo(Math.sqrt(9 + 36 + 16) / 10, within(TOLERANCE));
    }

    @Test
    void against_whereATensorIsMissing_takesItsGradientAsZero() {
        GradientValues some = new GradientValues(Map.of("a", tensor(3)));
        GradientValues all = new GradientValues(Map.of("a", tensor(3), "b", tensor(4)));

        assertThat(some.against(all).relativeError()).isEqualTo(0.8, within(TOLERANCE));
        assertThat(all.against(some).relativeError()).isEqualTo(4.0 / 3, within(TOLERANCE));
        assertThat(some.against(all).cosine()).isEqualTo(0.6, within(TOLERANCE));
    }

    @Test
    void against_zero_isDefined() {
        GradientValues zero = new GradientValues(Map.of());
        GradientValues one = new GradientValues(Map.of("a", tensor(1)));

        assertThat(zero.against(zero)).isEqualTo(new Agreement(1, 0));
        assertThat(zero.against(one)).isEqualTo(new Agreement(0, 1));
        assertThat(one.against(zero)).isEqualTo(new Agreement(0, Double.POSITIVE_INFINITY));
    }

    private static Checkpoint.Tensor tensor(float... values) {
        return new Checkpoint.Tensor(new long[] {values.length}, values);
    }
}
