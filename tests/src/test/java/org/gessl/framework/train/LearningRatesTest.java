package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gessl.framework.plugin.Schedule;
import org.junit.jupiter.api.Test;

class LearningRatesTest {
    private static final Schedule LINEAR = progress -> 1 - progress;

    @Test
    void factor_withoutWarmUp_isTheSchedule() {
        LearningRates rates = LearningRates.of(0, 10, 40, LINEAR);
        for (long step = 0; step < 40; step++) {
            assertThat(rates.factor(step)).isEqualTo(1 - step / 40.0);
        }
    }

    @Test
    void factor_duringWarmUp_risesByEqualStepsToTheSchedulesStart() {
        LearningRates rates = LearningRates.of(0.4, 10, 40, LINEAR);
        for (long step = 0; step <= 4; step++) {
            assertThat(rates.factor(step)).isCloseTo((step + 1) / 5.0, within(1e-15));
        }
        assertThat(rates.factor(5)).isEqualTo(1 - 1 / 36.0);
    }

    @Test
    void factor_atTheLastStep_hasNotReachedTheEnd() {
        assertThat(new LearningRates(4, 40, LINEAR).factor(39)).isCloseTo(1 / 36.0, within(1e-15));
        Schedule cosine = progress -> 0.5 * (1 + Math.cos(Math.PI * progress));
        assertThat(new LearningRates(0, 100, cosine).factor(99))
                .isCloseTo(Math.pow(Math.sin(Math.PI / 200), 2), within(1e-15));
    }

    @Test
    void factor_withAWarmUpLongerThanTheRun_neverReachesTheWhole() {
        LearningRates rates = LearningRates.of(10, 10, 40, LINEAR);
        assertThat(rates.factor(0)).isEqualTo(1 / 101.0);
        assertThat(rates.factor(39)).isEqualTo(40 / 101.0);
    }

    @Test
    void factor_withAWarmUpAsLongAsTheRun_isDefinedThroughout() {
        assertThat(new LearningRates(40, 40, LINEAR).factor(39)).isEqualTo(40 / 41.0);
    }

    @Test
    void factor_ofARunOfOneStep_isTheWhole() {
        assertThat(new LearningRates(0, 1, LINEAR).factor(0)).isEqualTo(1);
    }

    @Test
    void factor_outsideTheRun_isRefused() {
        LearningRates rates = new LearningRates(0, 40, LINEAR);
        assertThatThrownBy(() -> rates.factor(40)).hasMessageContaining("40");
        assertThatThrownBy(() -> rates.factor(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new LearningRates(0, 0, LINEAR)).isInstanceOf(IllegalArgumentException.class);
    }
}
