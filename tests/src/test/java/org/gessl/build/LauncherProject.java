package org.gessl.build;

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
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A copy of the project's skeleton with the launcher, and a JDK and a Maven that only write down how they were called. */
@DisabledOnOs(OS.WINDOWS)
abstract class LauncherProject {
    static final List<String> MODULES = List.of("framework", "dsl", "plugins", "recipes");
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
    Path folder;

    Path home;

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

    record Result(int exitCode, String output) {
        List<String> lines() {
            return output.lines().toList();
        }
    }

    Result gessl(Map<String, String> environment, String... arguments) throws Exception {
        return run(home.resolve("gessl"), environment, arguments);
    }

    Result run(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
        return result(start(launcher, environment, arguments));
    }

    Process start(Path launcher, Map<String, String> environment, String... arguments) throws IOException {
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

    static Result result(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes());
        return new Result(process.waitFor(), output);
    }

    void buildOnceLongAgo() throws Exception {
        gessl(Map.of(), "list");
        setTime(home.resolve("target/gessl/stamp"), Duration.ofHours(1));
    }

    List<String> builds() throws IOException {
        Path log = home.resolve("builds");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    private void script(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    void release(String version) throws IOException {
        Files.writeString(folder.resolve("jdk/release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    private void age(Duration age) throws IOException {
        try (Stream<Path> paths = Files.walk(home)) {
            for (Path path : paths.toList()) {
                setTime(path, age);
            }
        }
    }

    static void setTime(Path path, Duration age) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(age)));
    }
}
