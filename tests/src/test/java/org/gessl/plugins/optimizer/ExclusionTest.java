package org.gessl.plugins.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;

class ExclusionTest {

    @ParameterizedTest
    @CsvSource({
        "head/*, head/dense0/kernel, true",
        "head/*, encoder/head/kernel, false",
        "*kernel, head/dense0/kernel, true",
        "*/dense0/*, head/dense0/kernel, true",
        "kernel, head/dense0/kernel, false",
        "head/dense0/kernel, head/dense0/kernel, true",
        "head.dense0.kernel, head/dense0/kernel, false"
    })
    void pattern_coversTheNamesItDescribes(String pattern, String name, boolean covered) {
        assertThat(covers(new Exclusion(false, List.of("other", pattern)), name, Shape.of(2, 2)))
                .isEqualTo(covered);
    }

    @Test
    void normsAndBiases_areTensorsOfOneAxis() {
        assertThat(covers(new Exclusion(true, List.of()), "gamma", Shape.of(4))).isTrue();
        assertThat(covers(new Exclusion(true, List.of()), "kernel", Shape.of(2, 2)))
                .isFalse();
        assertThat(covers(new Exclusion(false, List.of()), "gamma", Shape.of(4)))
                .isFalse();
    }

    private static boolean covers(Exclusion exclusion, String name, Shape shape) {
        try (Graph graph = new Graph()) {
            return exclusion.covers(name, GraphRun.constant(Ops.create(graph), shape, new double[(int) shape.size()]));
        }
    }
}
