package org.gessl.framework.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.commons.configuration2.PropertiesConfiguration.PropertiesReader;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a configuration file into a layer: {@code .properties}, {@code .yaml} or {@code .yml}, in UTF-8. */
final class ConfigFile {
    private ConfigFile() {}

    static Layer layer(Path file) {
        Layer layer = new Layer(UnaryOperator.identity());
        String name = file.toString().toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".properties")) {
                readProperties(file, layer);
            } else if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                readYaml(file, layer);
            } else {
                layer.problem("config-file", "--config " + file + " must end in .properties, .yaml or .yml");
            }
        } catch (NoSuchFileException e) {
            layer.problem("config-file", "--config " + file + ": there is no such file");
        } catch (CharacterCodingException e) {
            layer.problem("config-file", "--config " + file + " is not UTF-8 text");
        } catch (IOException e) {
            layer.problem("config-file", "--config " + file + " cannot be read: " + e.getMessage());
        }
        return layer;
    }

    private static void readProperties(Path file, Layer layer) throws IOException {
        try (PropertiesReader reader = new PropertiesReader(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
            while (reader.nextProperty()) {
                String origin = file + ":" + reader.getLineNumber();
                String key = reader.getPropertyName();
                if (key == null || key.isBlank()) {
                    layer.problem("config-syntax", origin + ": a line must be key = value");
                } else {
                    layer.add(key, reader.getPropertyValue(), origin);
                }
            }
        }
    }

    private static void readYaml(Path file, Layer layer) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            new YamlTree(file, layer).read(reader);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            layer.problem("config-syntax", file + ":" + line + ": " + e.getProblem());
        } catch (YAMLException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            layer.problem("config-syntax", file + ": " + e.getMessage());
        }
    }
}
