package org.gessl.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the launcher starts the program. */
class LauncherTest extends LauncherProject {
    @Test
    void arguments_withBlanksAndPatterns_reachTheProgramUnchanged() throws Exception {
        Result result = gessl(Map.of(), "run", "two words", "* $HOME", "");

        assertThat(result.lines())
                .containsSubsequence("<org.gessl.recipes.cli.Gessl>", "<run>", "<two words>", "<* $HOME>", "<>");
    }

    @Test
    void exitCode_ofTheProgram_isKept() throws Exception {
        assertThat(gessl(Map.of("FAKE_EXIT", "130"), "run").exitCode()).isEqualTo(130);
    }

    @Test
    void jvmOptions_ofTheUser_followTheLaunchersOwn() throws Exception {
        Result result = gessl(Map.of("GESSL_JAVA_OPTS", "-Xmx3g -Dkey=*"), "run");

        assertThat(result.lines())
                .containsSubsequence("<--enable-native-access=ALL-UNNAMED>", "<-Xmx3g>", "<-Dkey=*>", "<-cp>")
                .doesNotContain("<-Xmx1g>");
    }

    @Test
    void heap_withoutTheUsersLimit_isLimited() throws Exception {
        assertThat(gessl(Map.of(), "run").lines()).contains("<-Xmx1g>");
    }

    @Test
    void secondCompiler_forShortCommandsOnly_isOff() throws Exception {
        assertThat(gessl(Map.of(), "list").lines()).contains("<-XX:TieredStopAtLevel=1>");
        assertThat(gessl(Map.of(), "run").lines()).doesNotContain("<-XX:TieredStopAtLevel=1>");
    }

    @Test
    void classArchive_madeOnceForEachJvm_servesItsStarts() throws Exception {
        for (String version : List.of("17.0.2", "21.0.1")) {
            release(version);
            String option = "<-XX:SharedArchiveFile=" + home.resolve("target/gessl/classes-" + version + ".jsa") + ">";
            assertThat(gessl(Map.of(), "run").lines()).contains(option);
            assertThat(gessl(Map.of("FAKE_BARE", "yes"), "list").lines()).contains(option);
        }
        assertThat(builds()).hasSize(1);
        assertThat(home.resolve("target/gessl")).isDirectoryNotContaining("glob:**.{new,run}");
    }

    @Test
    void classArchive_thatTheJvmCannotMake_isTriedOnceAndMissedByNoStart() throws Exception {
        Result result = gessl(Map.of("FAKE_BARE", "yes"), "run");

        assertThat(result.exitCode()).isZero();
        assertThat(result.lines()).contains("<run>").noneMatch(line -> line.contains("SharedArchiveFile"));
        assertThat(result.lines()).noneMatch(line -> line.contains("cannot"));
        assertThat(gessl(Map.of(), "run").lines()).noneMatch(line -> line.contains("SharedArchiveFile"));
    }

    @Test
    void classArchive_ofAnInterruptedStart_isMadeByTheNext() throws Exception {
        gessl(Map.of(), "list");
        Path archive = home.resolve("target/gessl/classes-17.0.2.jsa");
        Files.move(archive, home.resolve("target/gessl/classes-17.0.2.jsa.new"));

        gessl(Map.of(), "list");

        assertThat(archive).exists();
        assertThat(home.resolve("target/gessl")).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void cache_ofTheUser_holdsTheNativeLibrary() throws Exception {
        assertThat(gessl(Map.of("GESSL_CACHE", "/some where"), "run").lines())
                .contains("<-Dorg.bytedeco.javacpp.cachedir=/some where/javacpp>");
    }

    @Test
    void logLevel_ofTheUser_isKept() throws Exception {
        assertThat(gessl(Map.of(), "run").lines()).contains("log level 2");
        assertThat(gessl(Map.of("TF_CPP_MIN_LOG_LEVEL", "0"), "run").lines()).contains("log level 0");
    }

    @Test
    void classPath_holdsModulesLibrariesAndTheUsersJars() throws Exception {
        String own = home.resolve("target/gessl").toString();
        String expected = Stream.concat(
                        MODULES.stream().map(module -> own + "/" + module + ".jar"),
                        Stream.of(home + "/library.jar", "mine.jar"))
                .reduce((left, right) -> left + ":" + right)
                .orElseThrow();

        assertThat(gessl(Map.of("GESSL_CLASSPATH", "mine.jar"), "run").lines()).contains("<" + expected + ">");
    }

    @Test
    void launcher_throughASymbolicLink_findsItsProject() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a checkout/gessl"));

        assertThat(run(link, Map.of(), "list").exitCode()).isZero();
        assertThat(builds()).hasSize(1);
    }

    @Test
    void java_thatIsTooOld_isRefused() throws Exception {
        release("11.0.20");

        Result result = gessl(Map.of(), "list");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("needs Java 17 or newer").contains("11.0.20");
    }
}
