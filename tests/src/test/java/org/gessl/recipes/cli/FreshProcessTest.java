package org.gessl.recipes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gessl.toys.ToyServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line in a process of its own. */
final class FreshProcessTest {
    private static final List<String> NATIVE = List.of("org.tensorflow.internal.c_api.", "org.bytedeco.javacpp.");

    @TempDir
    private Path folder;

    @Test
    void show_loadsNoNativeLibrary() throws Exception {
        String output = java(List.of("-Xlog:class+load"), ToyServices.class, folder.toString(), "show", "toy-gessl");

        assertThat(output).contains("pipeline toy-gessl").contains("org.gessl.framework.config.Binder ");
        assertThat(NATIVE).noneMatch(output::contains);
    }

    @Test
    void list_ofTheRealClassPath_loadsNoNativeLibrary() throws Exception {
        String output = java(List.of("-Xlog:class+load"), Gessl.class, "list");

        assertThat(output).contains("org.gessl.framework.plugin.PluginRegistry ");
        assertThat(NATIVE).noneMatch(output::contains);
    }

    @Test
    void show_inTurkish_printsTheSame() throws Exception {
        String plain = java(List.of(), ToyServices.class, folder.toString(), "show", "toy-gessl");
        String turkish = java(
                List.of("-Duser.language=tr", "-Duser.country=TR"),
                ToyServices.class,
                folder.toString(),
                "show",
                "toy-gessl");

        assertThat(turkish).isEqualTo(plain).contains("hash       36b1793b");
    }

    private static String java(List<String> options, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
