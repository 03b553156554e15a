package org.gessl.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When the launcher builds, and what. */
class LauncherBuildTest extends LauncherProject {
    @Test
    void build_withoutAChange_isReused() throws Exception {
        buildOnceLongAgo();

        gessl(Map.of(), "list");

        assertThat(builds()).hasSize(1);
    }

    @Test
    void build_afterAnEdit_isRenewed() throws Exception {
        buildOnceLongAgo();
        Files.writeString(home.resolve("dsl/src/main/java/Some.java"), "edited");

        gessl(Map.of(), "list");
        gessl(Map.of(), "list");

        assertThat(builds()).hasSize(2);
    }

    @Test
    void build_afterADeletion_isRenewed() throws Exception {
        buildOnceLongAgo();
        Files.delete(home.resolve("plugins/src/main/java/Some.java"));

        gessl(Map.of(), "list");

        assertThat(builds()).hasSize(2);
    }

    @Test
    void build_afterALibraryIsGone_isRenewed() throws Exception {
        buildOnceLongAgo();
        Files.delete(home.resolve("library.jar"));

        gessl(Map.of(), "list");

        assertThat(builds()).hasSize(2);
    }

    @Test
    void build_forTheGpu_takesItsProfile() throws Exception {
        buildOnceLongAgo();

        gessl(Map.of("GESSL_GPU", "1"), "list");

        assertThat(builds()).hasSize(2).last().asString().contains("-Pgpu");
    }

    @Test
    void bench_asAWhole_hasTheBuildWithThePeer() throws Exception {
        Result result = gessl(Map.of(), "bench", "--only", "step");

        assertThat(builds()).singleElement().asString().contains("-pl recipes/pytorch", "-Pbench");
        assertThat(result.output()).contains("target/gessl-bench/pytorch.jar:", "peer.jar");
    }

    @Test
    void bench_withoutAPeerOrOfAPart_hasTheOrdinaryBuild() throws Exception {
        gessl(Map.of(), "bench", "--peer=none");
        gessl(Map.of(), "bench", "--peer", "none");
        gessl(Map.of(), "bench", "step");
        Result result = gessl(Map.of(), "bench", "bilevel");

        assertThat(builds()).singleElement().asString().doesNotContain("-Pbench");
        assertThat(result.output()).doesNotContain("pytorch.jar");
    }

    @Test
    void build_withThePeer_livesBesideTheOrdinaryOne() throws Exception {
        gessl(Map.of(), "list");
        gessl(Map.of(), "bench");
        setTime(home.resolve("target/gessl/stamp"), Duration.ofHours(1));
        setTime(home.resolve("target/gessl-bench/stamp"), Duration.ofHours(1));

        gessl(Map.of(), "list");
        gessl(Map.of(), "bench");

        assertThat(builds()).hasSize(2);
    }

    @Test
    void bench_whosePeerCannotBeFetched_goesOnWithoutIt() throws Exception {
        Files.createFile(home.resolve("offline"));

        Result result = gessl(Map.of(), "bench");

        assertThat(result.exitCode()).isZero();
        assertThat(result.lines())
                .contains("gessl: the peer cannot be fetched or built; going on without it", "<bench>");
        assertThat(home.resolve("target").toFile().list()).containsExactly("gessl");
    }

    @Test
    void build_thatFails_showsTheErrorAndIsTriedAgain() throws Exception {
        Files.createFile(home.resolve("broken"));

        Result first = gessl(Map.of(), "list");
        Result second = gessl(Map.of(), "list");
        Files.delete(home.resolve("broken"));
        Result third = gessl(Map.of(), "list");

        assertThat(first.exitCode()).isEqualTo(1);
        assertThat(first.lines()).contains("COMPILATION ERROR");
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(third.exitCode()).isZero();
        assertThat(home.resolve("target").toFile().list()).containsExactly("gessl");
    }

    @Test
    void builds_startedTogether_areOne() throws Exception {
        Process first = start(home.resolve("gessl"), Map.of(), "list");
        Process second = start(home.resolve("gessl"), Map.of(), "list");

        assertThat(result(first).exitCode()).isZero();
        assertThat(result(second).exitCode()).isZero();
        assertThat(builds()).hasSize(1);
    }

    @Test
    void lock_ofAnEndedProcess_isTakenOver() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Files.createDirectories(home.resolve("target"));
        Files.createSymbolicLink(home.resolve("target/gessl.lock"), Path.of(Long.toString(ended.pid())));

        assertThat(gessl(Map.of(), "list").exitCode()).isZero();
        assertThat(home.resolve("target").toFile().list()).containsExactly("gessl");
    }

    @Test
    void maven_thatIsTooOld_isRefused() throws Exception {
        Result result = gessl(Map.of("FAKE_MAVEN", "3.6.3"), "list");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("needs Maven 3.8.1 or newer").contains("3.6.3");
        assertThat(builds()).isEmpty();
    }
}
