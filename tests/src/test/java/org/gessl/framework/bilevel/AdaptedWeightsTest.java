package org.gessl.framework.bilevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.spec.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class AdaptedWeightsTest {
    private static final List<String> NAMES =
            List.of("encoder/block0/conv", "encoder/block1/conv", "head/kernel", "loss/predictor/kernel");

    @ParameterizedTest
    @CsvSource({
        "all,0 1 2 3",
        "encoder,0 1",
        "heads,2 3",
        "encoder/block?/conv,0 1",
        "*/block1/*,1",
        "*kernel,2 3",
        "head.kernel,",
        "head/kernel,2"
    })
    void test_ofAPattern_matchesWholeNames(String pattern, String expected) {
        List<String> wanted = expected == null
                ? List.of()
                : List.of(expected.split(" ")).stream()
                        .map(i -> NAMES.get(Integer.parseInt(i)))
                        .toList();

        assertThat(NAMES.stream().filter(new AdaptedWeights(pattern).test())).containsExactlyElementsOf(wanted);
    }

    @Test
    void of_aPatternThatNamesNothing_isRefusedWithTheNames() {
        Map<String, Operand<TFloat32>> weights = new LinkedHashMap<>();
        NAMES.forEach(name -> weights.put(name, null));

        assertThatThrownBy(() -> new AdaptedWeights("encodr").of(Weights.of(weights)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("gessl.adapt = encodr names no tensor")
                .hasMessageContaining("head/kernel");
    }
}
