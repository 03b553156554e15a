package org.gessl.plugins.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.schedule.Cosine.cosine;
import static org.gessl.plugins.schedule.Linear.linear;
import static org.gessl.plugins.schedule.Step.step;

import java.util.List;
import org.gessl.framework.plugin.Schedule;
import org.gessl.framework.spec.UserException;
import org.junit.jupiter.api.Test;

class SchedulesTest {

    @Test
    void constant_everywhere_isOne() {
        assertThat(new ConstantSchedule().factor(0.99)).isEqualTo(1);
    }

    @Test
    void cosine_fallsFromOneToTheEndFactor() {
        Schedule schedule = new CosineSchedule(cosine().endFactor(0.2));
        assertThat(schedule.factor(0)).isEqualTo(1);
        assertThat(schedule.factor(0.5)).isCloseTo(0.6, within(1e-12));
        assertThat(schedule.factor(1)).isCloseTo(0.2, within(1e-12));
        assertThat(new CosineSchedule(cosine()).factor(1.0 / 3)).isCloseTo(0.75, within(1e-12));
        assertThat(new CosineSchedule(cosine()).factor(1)).isNotNegative();
    }

    @Test
    void linear_goesStraightToTheEndFactorAndStays() {
        Schedule schedule = new LinearSchedule(linear(0.2, 1).until(0.5));
        assertThat(schedule.factor(0)).isEqualTo(0.2);
        assertThat(schedule.factor(0.25)).isCloseTo(0.6, within(1e-12));
        assertThat(schedule.factor(0.5)).isEqualTo(1);
        assertThat(schedule.factor(0.9)).isEqualTo(1);
        assertThat(new LinearSchedule(linear()).factor(0.75)).isEqualTo(0.25);
    }

    @Test
    void linear_thatNeverArrives_isRefused() {
        assertThatThrownBy(() -> linear().until(0))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("until = 0.0 must be in (0, 1]");
    }

    @Test
    void step_fallsAtEachMilestoneInAnyOrder() {
        Schedule schedule =
                new StepSchedule(step().milestones(List.of(0.8, 0.5)).gamma(0.5));
        assertThat(schedule.factor(0.4999)).isEqualTo(1);
        assertThat(schedule.factor(0.5)).isEqualTo(0.5);
        assertThat(schedule.factor(0.7999)).isEqualTo(0.5);
        assertThat(schedule.factor(0.8)).isEqualTo(0.25);
    }

    @Test
    void step_withAMilestoneOutsideTheRun_isRefused() {
        assertThatThrownBy(() -> step().milestones(List.of(0.5, 1.0)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("milestones = [0.5, 1.0] must be in (0, 1)");
    }
}
