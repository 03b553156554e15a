package org.gessl.framework.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gessl.framework.spec.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RatesCacheTest {
    private static final int WRITERS = 8;

    private final MachineRates rates = MadeUpMachine.rates(1.5e11);

    @TempDir
    private Path folder;

    @Test
    void rates_kept_areFoundForTheirPrecisionOnly() {
        RatesCache cache = new RatesCache(folder.resolve("new"));

        cache.put(Precision.FP32, rates);

        assertThat(cache.find(Precision.FP32)).contains(rates);
        assertThat(cache.find(Precision.MIXED_BFLOAT16)).isEmpty();
    }

    @Test
    void file_thatIsDamaged_isNotUsed() throws IOException {
        damage(file -> "probe.CONVOLUTION.64 = fast");

        assertThat(new RatesCache(folder).find(Precision.FP32)).isEmpty();
    }

    @Test
    void file_withoutAKindOfWork_isNotUsed() throws IOException {
        damage(file -> file.replaceAll("probe.POOL.1.1=.*", ""));

        assertThat(new RatesCache(folder).find(Precision.FP32)).isEmpty();
    }

    @Test
    void file_withARateOfZero_isNotUsed() throws IOException {
        damage(file -> file.replaceAll("(probe.POOL.1.1=).*", "$10"));

        assertThat(new RatesCache(folder).find(Precision.FP32)).isEmpty();
    }

    @Test
    void writersAtOnce_leaveOneOfTheirRatesWholeAndNothingElse() throws IOException {
        RatesCache cache = new RatesCache(folder);
        List<MachineRates> all =
                IntStream.rangeClosed(1, WRITERS).mapToObj(MadeUpMachine::rates).toList();

        all.parallelStream().forEach(written -> {
            for (int i = 0; i < WRITERS; i++) {
                cache.put(Precision.FP32, written);
                assertThat(cache.find(Precision.FP32)).isPresent().get().isIn(all);
            }
        });

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    private void damage(UnaryOperator<String> by) throws IOException {
        new RatesCache(folder).put(Precision.FP32, rates);
        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.findFirst().orElseThrow();
            Files.writeString(file, by.apply(Files.readString(file)));
        }
    }
}
