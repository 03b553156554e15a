package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert;
import org.gessl.framework.spec.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 3, 4, 12, 0, 5);

    @TempDir
    Path folder;

    @Test
    void create_withoutAPlace_namesPipelineAndTimeAndCounts() {
        Path runs = folder.resolve("runs");
        try (RunDirectory first = RunDirectory.create(runs, "quickstart", NOON);
                RunDirectory second = RunDirectory.create(runs, "quickstart", NOON)) {
            assertThat(first.path()).isEqualTo(runs.resolve("quickstart-20260304-120005"));
            assertThat(second.path()).isEqualTo(runs.resolve("quickstart-20260304-120005-2"));
        }
    }

    @Test
    void create_atAnEmptyOrMissingPlace_works() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        for (Path path : List.of(empty, folder.resolve("a/b/c"))) {
            try (RunDirectory run = RunDirectory.create(path)) {
                run.describe("spec", info());
            }
            assertThat(path.resolve("run.json")).isRegularFile();
        }
    }

    @Test
    void create_whereSomethingIs_isRefused() throws IOException {
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("thesis.tex"), "x");
        assertUserMistake("run-exists", () -> RunDirectory.create(full)).hasMessageContaining("is not empty");
        assertThat(full.toFile().list()).containsExactly("thesis.tex");

        Path file = Files.writeString(folder.resolve("file"), "x");
        assertUserMistake("run-exists", () -> RunDirectory.create(file)).hasMessageContaining("is a file");

        Path run = aRun("run");
        assertUserMistake("run-exists", () -> RunDirectory.create(run)).hasMessageContaining("--resume " + run);
        assertUserMistake("run-unwritable", () -> RunDirectory.create(file.resolve("below")))
                .hasMessageContaining("below cannot be written");
    }

    @Test
    void place_whereAnotherRunIsBeingCreated_isLocked() {
        Path path = folder.resolve("run");
        try (RunDirectory first = RunDirectory.create(path)) {
            assertUserMistake("run-locked", () -> RunDirectory.create(first.path()));
            first.describe("spec", info());
        }
        RunDirectory.open(path).close();
    }

    @Test
    void directory_thatNeverBecameARun_isRemovedWhenClosed() {
        Path path = folder.resolve("run");
        RunDirectory.create(path).close();
        assertThat(path).doesNotExist();
    }

    @Test
    void open_ofARun_givesBackWhatWasWritten() {
        Path path = folder.resolve("run");
        try (RunDirectory run = RunDirectory.create(path)) {
            run.describe("pipeline x\n  h\u00e9", info());
            assertThat(run.summary()).isEmpty();
            run.write(summary());
        }
        try (RunDirectory run = RunDirectory.open(path)) {
            assertThat(run.spec()).isEqualTo("pipeline x\n  h\u00e9");
            assertThat(run.info()).isEqualTo(info());
            assertThat(run.summary()).contains(summary());
        }
        assertThat(path.toFile().list())
                .containsExactlyInAnyOrder(".lock", "spec.txt", "run.json", "summary.json", "events", "checkpoints");
    }

    @Test
    void open_whereNoRunIs_isRefusedAndNamesOthers() throws IOException {
        aRun("monday");
        Path foreign = Files.createDirectory(folder.resolve("foreign"));
        assertUserMistake("run-unknown", () -> RunDirectory.open(folder.resolve("mondy")))
                .hasMessageContaining("does not exist")
                .hasMessageContaining("monday");
        assertUserMistake("run-unknown", () -> RunDirectory.open(foreign)).hasMessageContaining("no run.json");
        assertThat(foreign).isEmptyDirectory();
    }

    @Test
    void open_withDamagedRunFile_isRefusedAndLeavesItFree() throws IOException {
        Path path = aRun("run");
        String good = Files.readString(path.resolve("run.json"));
        for (String bad : List.of("", "{}", "[1]", good.substring(0, good.length() / 2), good + "}")) {
            Files.writeString(path.resolve("run.json"), bad);
            assertUserMistake("run-unknown", () -> RunDirectory.open(path)).hasMessageContaining("run.json");
        }
        Files.writeString(path.resolve("run.json"), good);
        RunDirectory.open(path).close();
    }

    @Test
    void run_heldByThisProcess_isLocked() {
        Path path = aRun("run");
        try (RunDirectory held = RunDirectory.open(path)) {
            assertThat(held.path()).isEqualTo(path);
            assertUserMistake("run-locked", () -> RunDirectory.open(path));
        }
        RunDirectory.open(path).close();
    }

    @Test
    void run_heldByAnotherProcess_isLockedUntilThatDies() throws Exception {
        Path path = aRun("run");
        try (ChildJvm child = ChildJvm.start(HoldRun.class, path.toString())) {
            child.awaitLine("held");
            assertUserMistake("run-locked", () -> RunDirectory.open(path))
                    .hasMessageContaining("process " + child.pid());
            assertUserMistake("run-locked", () -> RunDirectory.open(path));
            child.kill();
        }
        RunDirectory.open(path).close();
    }

    @Test
    void run_heldHereAndTriedHereAgain_staysLockedForOthers() throws Exception {
        Path path = aRun("run");
        try (RunDirectory held = RunDirectory.open(path)) {
            assertUserMistake("run-locked", () -> RunDirectory.open(held.path()));
            try (ChildJvm child = ChildJvm.start(HoldRun.class, path.toString())) {
                child.awaitLine("[run-locked] " + path + " is in use by process "
                        + ProcessHandle.current().pid() + "; wait until it ends, or stop it");
            }
        }
    }

    @Test
    void summary_hasTheDocumentedNamesAndRoundedNumbers() throws IOException {
        Path path = aRun("run");
        try (RunDirectory run = RunDirectory.open(path)) {
            run.write(summary());
        }
        JsonNode json = new ObjectMapper().readTree(path.resolve("summary.json").toFile());
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "recipe",
                        "spec_hash",
                        "seconds",
                        "images_per_second",
                        "peak_memory_mib",
                        "steps",
                        "evaluation");
        assertThat(json.get("seconds").toString()).isEqualTo("{\"total\":120.0,\"train\":100.46,\"evaluate\":19.5}");
        assertThat(json.at("/evaluation/knn-5").toString())
                .isEqualTo("{\"trained\":54.95,\"untrained\":28.2,\"pixels\":33.33}");
        assertThat(json.get("images_per_second").isNumber()).isTrue();
    }

    @Test
    void versions_nameTheProduct() {
        assertThat(Versions.gessl()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void peakMemory_afterAllocating_isPlausible() {
        byte[] block = new byte[64 << 20];
        Arrays.fill(block, (byte) 1);
        assertThat(PeakMemory.mebibytes()).isBetween(64L, 1_000_000L);
        assertThat(block[block.length - 1]).isEqualTo((byte) 1);
    }

    /** Holds the run named by its argument until it is killed. */
    static final class HoldRun {
        public static void main(String[] arguments) throws InterruptedException {
            try (RunDirectory run = RunDirectory.open(Path.of(arguments[0]))) {
                System.out.println("held");
                Thread.sleep(60_000);
                System.out.println(run.path());
            } catch (UserException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    private Path aRun(String name) {
        try (RunDirectory run = RunDirectory.create(folder.resolve(name))) {
            run.describe("spec", info());
            return run.path();
        }
    }

    private static RunInfo info() {
        return new RunInfo(
                "quickstart",
                "9f2c41d0",
                7,
                "crc32c:1",
                "2026-03-04T12:00:05Z",
                List.of("run", "quickstart", "--set", "loss.temperature=0.2"),
                Map.of("loss.temperature", "0.2"),
                Map.of("java", "17"));
    }

    private static Summary summary() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("trained", 54.95);
        figures.put("untrained", 28.2);
        figures.put("pixels", 100 / 3.0);
        return new Summary(
                "quickstart",
                "9f2c41d0",
                new Summary.Seconds(120, 100.456, 19.5),
                1234.5678,
                812,
                390,
                Map.of("knn-5", figures),
                List.of());
    }

    private static AbstractThrowableAssert<?, ?> assertUserMistake(String id, ThrowableAssert.ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOf(UserException.class).hasMessageStartingWith("[" + id + "]");
    }
}
