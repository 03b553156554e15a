package org.gessl.framework.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.tensorflow.TensorFlow;

/** What computes a run: versions of the software, and the machine. */
public final class Versions {
    private Versions() {}

    /** Returns this product's version. Loads no native library. */
    public static String gessl() {
        try (InputStream in = Versions.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties of the framework cannot be read", e);
        }
    }

    /** Returns the versions of {@code gessl}, {@code tensorflow}, {@code java} and {@code os}, and {@code processor} and {@code cores} of the machine. Loads the native library. */
    public static Map<String, String> all() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("gessl", gessl());
        versions.put("tensorflow", TensorFlow.version());
        versions.put("java", System.getProperty("java.runtime.version") + " " + System.getProperty("java.vm.name"));
        versions.put(
                "os",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        versions.put("processor", processor());
        versions.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        return Collections.unmodifiableMap(versions);
    }

    /** The processor's name where the system tells it, else its architecture. */
    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(() -> System.getProperty("os.arch"));
        } catch (IOException | UncheckedIOException e) {
            return System.getProperty("os.arch");
        }
    }
}
