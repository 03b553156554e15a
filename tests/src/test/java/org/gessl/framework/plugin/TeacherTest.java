package org.gessl.framework.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TeacherTest {

    @ParameterizedTest
    @CsvSource({"0, 0.9", "0.5, 0.95", "1, 1"})
    void momentum_rising_followsHalfACosine(float progress, float expected) {
        assertThat(momentum(new Teacher(0.9, true), progress)).isCloseTo(expected, within(1e-6f));
    }

    @Test
    void momentum_notRising_stays() {
        assertThat(momentum(new Teacher(0.99, false), 0.7f)).isEqualTo(0.99f);
    }

    @Test
    void teacher_withMomentumAboveOne_isRefused() {
        assertThatThrownBy(() -> new Teacher(1.1, false)).hasMessageContaining("momentum = 1.1 must be in [0, 1]");
    }

    private static float momentum(Teacher teacher, float progress) {
        return GraphRun.runOne(tf -> teacher.momentum(tf, tf.constant(progress)))[0];
    }
}
