package org.gessl.framework.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.tensorflow.internal.c_api.TFE_Context;
import org.tensorflow.internal.c_api.TFE_ContextOptions;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;

/**
 * What a machine can compute with.
 *
 * @param gpu whether the library sees a GPU
 * @param bfloat16 whether what computes, the GPU or else the CPU, has instructions for bfloat16
 */
public record Hardware(boolean gpu, boolean bfloat16) {
    private static final Path CPU = Path.of("/proc/cpuinfo");
    private static final Set<String> CPU_FLAGS = Set.of("avx512_bf16", "amx_bf16", "bf16");
    /** The first generation of NVIDIA GPUs with bfloat16 (Ampere). */
    private static final double GPU_CAPABILITY = 8.0;

    private static final long PATIENCE_SECONDS = 5;

    /** Returns the hardware of this machine; looked up once. */
    public static Hardware here() {
        return Here.HARDWARE;
    }

    /** Returns whether the library sees a GPU on this machine; looked up once, and nothing else with it. */
    static boolean gpuHere() {
        return Gpu.THERE;
    }

    /** Returns whether one of the {@code lines} that Linux tells about the CPU names instructions for bfloat16. */
    static boolean hasBfloat16(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                .flatMap(line -> Arrays.stream(
                        line.substring(line.indexOf(':') + 1).strip().split("\\s+")))
                .anyMatch(CPU_FLAGS::contains);
    }

    /** Returns whether each of the {@code lines}, compute capabilities such as {@code 9.0}, is of a GPU with bfloat16. */
    static boolean allCapable(List<String> lines) {
        try {
            return !lines.isEmpty()
                    && lines.stream().allMatch(line -> Double.parseDouble(line.strip()) >= GPU_CAPABILITY);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static Hardware found() {
        if (gpuHere()) {
            return new Hardware(
                    true, allCapable(said("nvidia-smi", "--query-gpu=compute_cap", "--format=csv,noheader")));
        }
        return new Hardware(false, cpuHasBfloat16());
    }

    private static boolean cpuHasBfloat16() {
        if (Files.isReadable(CPU)) {
            try {
                return hasBfloat16(Files.readAllLines(CPU));
            } catch (IOException e) {
                throw new UncheckedIOException(CPU + " cannot be read: " + e.getMessage(), e);
            }
        }
        return said("sysctl", "-n", "hw.optional.arm.FEAT_BF16").equals(List.of("1"));
    }

    private static boolean gpuThere() {
        try (PointerScope scope = new PointerScope()) {
            TF_Status status = TF_Status.newStatus();
            TFE_ContextOptions options = tensorflow.TFE_NewContextOptions();
            // A process has one set of devices: they must be opened as a session opens them, with memory that grows.
            byte[] config = Sessions.config(false, false).toByteArray();
            tensorflow.TFE_ContextOptionsSetConfig(options, new BytePointer(config), config.length, status);
            TFE_Context context = tensorflow.TFE_NewContext(options, status);
            tensorflow.TFE_DeleteContextOptions(options);
            status.throwExceptionIfNotOK();
            TF_DeviceList devices = tensorflow.TFE_ContextListDevices(context, status);
            boolean found = false;
            for (int i = 0; i < tensorflow.TF_DeviceListCount(devices); i++) {
                BytePointer type = tensorflow.TF_DeviceListType(devices, i, status);
                found |= type.getString().equals("GPU");
            }
            tensorflow.TF_DeleteDeviceList(devices);
            tensorflow.TFE_DeleteContext(context);
            return found;
        }
    }

    /** The lines that {@code command} prints; none if it is not there, fails or hangs. */
    private static List<String> said(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return List.of();
            }
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.exitValue() == 0 ? text.lines().toList() : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static final class Gpu {
        private static final boolean THERE = gpuThere();

        private Gpu() {}
    }

    private static final class Here {
        private static final Hardware HARDWARE = found();

        private Here() {}
    }
}
