package org.gessl.framework.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.gessl.framework.spec.Precision;
import org.junit.jupiter.api.Test;

final class ReferenceStepTest {

    @Test
    void factor_isNoLessThanOneAndNoMoreThanTwo_whateverTheProbesSaid() {
        ReferenceStep step = new ReferenceStep(Precision.FP32);

        assertThat(step.factor(MadeUpMachine.rates(1))).isEqualTo(1);
        assertThat(step.factor(MadeUpMachine.rates(1e18))).isEqualTo(2);
    }
}
