package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(OS.WINDOWS)
class InterruptTest {

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void signal_duringTheLoop_letsItSaveAndExitsWithTheSignalsStatus(String signal, int status) throws Exception {
        assumeThat(isIgnored(signal))
                .as("signal ignored by this process and so by its children")
                .isFalse();
        try (ChildJvm child = ChildJvm.start(Loop.class)) {
            child.awaitLine("looping");
            child.send(signal);
            child.awaitLine("saved");
            assertThat(child.awaitExit()).isEqualTo(status);
        }
    }

    @Test
    void signal_whileTheLoopDoesNotEnd_exitsAfterThePatience() throws Exception {
        try (ChildJvm child = ChildJvm.start(EndlessStep.class)) {
            child.awaitLine("looping");
            child.send("TERM");
            assertThat(child.awaitExit()).isEqualTo(143);
        }
    }

    @Test
    void loop_withoutSignal_endsNormally() throws Exception {
        try (ChildJvm child = ChildJvm.start(Undisturbed.class)) {
            child.awaitLine("requested false");
            assertThat(child.awaitExit()).isZero();
        }
    }

    private static boolean isIgnored(String signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        int number = signal.equals("INT") ? 2 : 15;
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) >> (number - 1) & 1) != 0);
    }

    /** A loop that polls, takes its time to save, and then asks for another exit status, as a command line would. */
    static final class Loop {
        public static void main(String[] arguments) throws InterruptedException {
            try (Interrupt interrupt = Interrupt.listen(Duration.ofSeconds(30))) {
                System.out.println("looping");
                while (!interrupt.requested()) {
                    Thread.sleep(5);
                }
                Thread.sleep(300);
                System.out.println("saved");
            }
            System.exit(1);
        }
    }

    /** A loop whose step never ends. */
    static final class EndlessStep {
        public static void main(String[] arguments) throws InterruptedException {
            try (Interrupt interrupt = Interrupt.listen(Duration.ofMillis(200))) {
                System.out.println("looping");
                Thread.sleep(600_000);
                System.out.println(interrupt.requested());
            }
        }
    }

    /** A loop that ends by itself. */
    static final class Undisturbed {
        public static void main(String[] arguments) {
            try (Interrupt interrupt = Interrupt.listen(Duration.ofSeconds(30))) {
                System.out.println("requested " + interrupt.requested());
            }
            System.exit(0);
        }
    }
}
