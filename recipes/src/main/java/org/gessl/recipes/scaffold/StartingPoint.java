package org.gessl.recipes.scaffold;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.gessl.framework.spec.UserException;

/**
 * Files that are about to be written.
 *
 * @param files what each holds, by its path
 */
public record StartingPoint(Map<Path, String> files) {
    private static final String PACKAGE = "com.example.";

    public StartingPoint {
        files = new LinkedHashMap<>(files);
    }

    /** Returns a recipe in one file, {@code folder/MyRecipe.java}. */
    public static StartingPoint recipe(NewName name, Path folder) {
        return new StartingPoint(Map.of(folder.resolve(name.type() + ".java"), filled("Recipe.java", names(name))));
    }

    /**
     * Returns a Maven project of a plugin in {@code folder/my-plugin}: options, implementation, module, service file and a test. It is built on this
     * version of the product, by the versions of Maven's plugins that build the product itself.
     */
    public static StartingPoint plugin(NewName name, Family family, Path folder) {
        Map<String, String> values = new LinkedHashMap<>(names(name));
        values.put("package", PACKAGE + name.folder());
        values.put("Family", family.type());
        values.put("family", family.verb());
        values.put("FAMILY", family.label());
        values.put("implementation", family.implementation(name));
        build().forEach((key, value) -> values.put((String) key, (String) value));
        Path root = folder.resolve(name.kebab());
        String code = "java/" + values.get("package").replace('.', '/') + "/";
        Path main = root.resolve("src/main/" + code);
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(root.resolve("pom.xml"), filled("pom.xml", values));
        files.put(main.resolve(name.type() + ".java"), filled(family.type() + "Options.java", values));
        files.put(main.resolve(family.implementation(name) + ".java"), filled(family.type() + ".java", values));
        files.put(main.resolve(name.type() + "Module.java"), filled("Module.java", values));
        files.put(
                root.resolve("src/main/resources/META-INF/services/org.gessl.framework.plugin.PluginModule"),
                values.get("package") + "." + name.type() + "Module\n");
        files.put(root.resolve("src/test/" + code + name.type() + "Test.java"), filled("Test.java", values));
        return new StartingPoint(files);
    }

    /**
     * Writes the files.
     *
     * @throws UserException {@code file-exists} if one of them is there, before any is written; {@code file-unwritable} if one cannot be written
     */
    public void write() {
        for (Path file : files.keySet()) {
            if (Files.exists(file)) {
                throw new UserException(
                        "file-exists", file + " is there already; choose another name, or move it away");
            }
        }
        files.forEach((file, text) -> {
            try {
                Path folder = file.getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new UserException("file-unwritable", file + " cannot be written: " + e.getMessage());
            }
        });
    }

    private static Map<String, String> names(NewName name) {
        return Map.of("Name", name.type(), "name", name.kebab(), "method", name.method());
    }

    private static Properties build() {
        Properties versions = new Properties();
        try {
            versions.load(new StringReader(read("build.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions;
    }

    private static String filled(String template, Map<String, String> values) {
        String text = read(template + ".txt");
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    private static String read(String resource) {
        try (InputStream in = StartingPoint.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
