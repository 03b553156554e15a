package org.gessl.framework.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gessl.framework.spec.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RatesCacheTest {
    private static final MachineRates RATES = new MachineRates(
            List.of(
                    new MachineRates.Probe("CONVOLUTION", 64, 1024, 1.5e11),
                    new MachineRates.Probe("STREAM", 1, 1, 9e9)),
            1e-6,
            430);

    @TempDir
    private Path folder;

    @Test
    void rates_kept_areFoundForTheirPrecisionOnly() {
        RatesCache cache = new RatesCache(folder.resolve("new"));

        cache.put(Precision.FP32, RATES);

        assertThat(cache.find(Precision.FP32)).contains(RATES);
        assertThat(cache.find(Precision.MIXED_BFLOAT16)).isEmpty();
    }

    @Test
    void file_thatIsDamaged_isNotUsed() throws IOException {
        RatesCache cache = new RatesCache(folder);
        cache.put(Precision.FP32, RATES);
        try (Stream<Path> files = Files.list(folder)) {
            Files.writeString(files.findFirst().orElseThrow(), "probe.CONVOLUTION.64 = fast");
        }

        assertThat(cache.find(Precision.FP32)).isEmpty();
    }
}
