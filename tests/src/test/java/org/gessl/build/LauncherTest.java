package org.gessl.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a copy of the project's skeleton, with a JDK and a Maven that only write down how they were called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final List<String> MODULES = List.of("framework", "dsl", "plugins", "recipes");
    private static final String JAVA = """
            #!/bin/sh
            for option in "$@"; do
                case $option in -XX:ArchiveClassesAtExit=*) [ -n "$FAKE_BARE" ] || : >"${option#*=}" ;; esac
            done
            printf '<%s>\\n' "$@"
            printf 'log level %s\\n' "$TF_CPP_MIN_LOG_LEVEL"
            exit "${FAKE_EXIT:-0}"
            """;
    private static final String MAVEN = """
            #!/bin/sh
            case $1 in -version) echo "Apache Maven ${FAKE_MAVEN:-3.9.9}"; exit ;; esac
            cd "$FAKE_HOME" || exit
            echo "$*" >>builds
            [ ! -e broken ] || { echo 'COMPILATION ERROR'; exit 1; }
            case "$*" in *bench*) [ ! -e offline ] || { echo 'no network'; exit 1; } ;; esac
            for module in framework dsl plugins recipes recipes/pytorch; do
                mkdir -p $module/target && : >$module/target/${module##*/}.jar
            done
            printf '%s' "$FAKE_HOME/library.jar" >recipes/target/classpath
            printf '%s' "$FAKE_HOME/library.jar:$FAKE_HOME/peer.jar" >recipes/pytorch/target/classpath
            """;

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void copyProject() throws IOException {
        home = Files.createDirectories(folder.toRealPath().resolve("a checkout"));
        Files.copy(Project.root().resolve("gessl"), home.resolve("gessl"));
        Files.createFile(home.resolve("pom.xml"));
        Files.createFile(home.resolve("library.jar"));
        Files.createFile(home.resolve("peer.jar"));
        for (String module : MODULES) {
            Path sources = Files.createDirectories(home.resolve(module).resolve("src/main/java"));
            Files.createFile(sources.resolve("Some.java"));
            Files.createFile(home.resolve(module).resolve("pom.xml"));
        }
        Path peer = Files.createDirectories(home.resolve("recipes/pytorch"));
        Files.createFile(peer.resolve("pom.xml"));
        script("jdk/bin/java", JAVA);
        release("17.0.2");
        script("bin/mvn", MAVEN);
        age(Duration.ofHours(2));
    }

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
    void java_thatIsTooOld_isRefused() throws Exception {
        release("11.0.20");

        Result result = gessl(Map.of(), "list");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("needs Java 17 or newer").contains("11.0.20");
    }

    @Test
    void maven_thatIsTooOld_isRefused() throws Exception {
        Result result = gessl(Map.of("FAKE_MAVEN", "3.6.3"), "list");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("needs Maven 3.8.1 or newer").contains("3.6.3");
        assertThat(builds()).isEmpty();
    }

    private record Result(int exitCode, String output) {
        List<String> lines() {
            return output.lines().toList();
        }
    }

    private Result gessl(Map<String, String> environment, String... arguments) throws Exception {
        return run(home.resolve("gessl"), environment, arguments);
    }

    private Result run(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
        return result(start(launcher, environment, arguments));
    }

    private Process start(Path launcher, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("FAKE_HOME", home.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static Result result(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes());
        return new Result(process.waitFor(), output);
    }

    private void buildOnceLongAgo() throws Exception {
        gessl(Map.of(), "list");
        setTime(home.resolve("target/gessl/stamp"), Duration.ofHours(1));
    }

    private List<String> builds() throws IOException {
        Path log = home.resolve("builds");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    private void script(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void release(String version) throws IOException {
        Files.writeString(folder.resolve("jdk/release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    private void age(Duration age) throws IOException {
        try (Stream<Path> paths = Files.walk(home)) {
            for (Path path : paths.toList()) {
                setTime(path, age);
            }
        }
    }

    private static void setTime(Path path, Duration age) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(age)));
    }
}
