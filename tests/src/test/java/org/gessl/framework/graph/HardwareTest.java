package org.gessl.framework.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HardwareTest {

    @ParameterizedTest
    @CsvSource({
        "flags\t\t: fpu avx2 avx512f avx512_bf16 sse2, true",
        "flags\t\t: fpu amx_bf16 amx_tile, true",
        "Features\t: fp asimd bf16 i8mm, true",
        "flags\t\t: fpu avx2 avx512f avx512_bf160, false",
        "model name\t: with avx512_bf16, false"
    })
    void bfloat16_ofACpu_isReadFromItsFlags(String line, boolean expected) {
        assertThat(Hardware.hasBfloat16(List.of("processor\t: 0", line))).isEqualTo(expected);
    }

    @Test
    void bfloat16_ofGpus_needsAllOfThemToBeRecent() {
        assertThat(Hardware.allCapable(List.of("9.0", "8.0"))).isTrue();
        assertThat(Hardware.allCapable(List.of("9.0", "7.5"))).isFalse();
        assertThat(Hardware.allCapable(List.of())).isFalse();
        assertThat(Hardware.allCapable(List.of("N/A"))).isFalse();
    }

    @Test
    void hardware_ofThisMachine_isFound() {
        assertThat(Hardware.here()).isSameAs(Hardware.here()).isNotNull();
    }
}
