package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.train.TrainingListener.Step;
import org.junit.jupiter.api.Test;

class NonFiniteLossExceptionTest {

    @Test
    void check_ofFiniteFigures_passes() {
        assertThatCode(() -> NonFiniteLossException.check(step(1, 2), Optional.empty()))
                .doesNotThrowAnyException();
    }

    @Test
    void check_ofBadFigures_namesStepTermsAndCheckpoint() {
        Path good = Path.of("runs", "step-000000010.safetensors");
        assertThatThrownBy(() -> NonFiniteLossException.check(step(Double.NaN, 2), Optional.of(good)))
                .isInstanceOf(NonFiniteLossException.class)
                .hasMessageContaining("step 12")
                .hasMessageContaining("loss=NaN")
                .hasMessageContaining(good.toString());
        assertThatThrownBy(() -> NonFiniteLossException.check(step(1, Double.NEGATIVE_INFINITY), Optional.empty()))
                .hasMessageContaining("gradient-norm=-Infinity")
                .hasMessageContaining("No checkpoint");
    }

    @Test
    void check_ofADiagnosticThatIsNotFinite_passes() {
        Step step = new Step(1, 0, Map.of("loss", 1.0, "thresholds/deviation", Double.NaN));
        assertThatCode(() -> NonFiniteLossException.check(step, Optional.empty()))
                .doesNotThrowAnyException();
    }

    private static Step step(double loss, double norm) {
        Map<String, Double> scalars = new LinkedHashMap<>();
        scalars.put("loss", loss);
        scalars.put("gradient-norm", norm);
        return new Step(12, 0.5, scalars);
    }
}
