package org.gessl.framework.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.tensorflow.TensorFlow;

/** Versions of what computes a run. */
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

    /** Returns the versions of {@code gessl}, {@code tensorflow}, {@code java} and {@code os}. Loads the native library. */
    public static Map<String, String> all() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("gessl", gessl());
        versions.put("tensorflow", TensorFlow.version());
        versions.put("java", System.getProperty("java.runtime.version") + " " + System.getProperty("java.vm.name"));
        versions.put(
                "os",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        return Collections.unmodifiableMap(versions);
    }
}
