package org.gessl.framework.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

final class FigureTest {

    @Test
    void percentage_isShownWithTwoDecimalsAndItsSign() {
        assertThat(Figure.percent(54.954)).hasToString("54.95 %");
        assertThat(Figure.percent(9.5)).hasToString(" 9.50 %");
    }

    @Test
    void numberOfAnotherUnit_isShownWithFourDigitsAndNoPercentSign() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(new Figure(0.00341234, "nat")).hasToString("0.003412 nat");
            assertThat(Figure.of(36.66667)).hasToString("36.67");
            assertThat(Figure.of(-3.41234)).hasToString("-3.412");
        } finally {
            Locale.setDefault(before);
        }
    }
}
