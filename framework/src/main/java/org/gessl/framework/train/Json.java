package org.gessl.framework.train;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;

/** The JSON documents of a run directory: records with snake-case names. */
final class Json {
    /** Strict where a file may be damaged: every component must be there, no name twice. */
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    static void write(Path file, Object value) throws IOException {
        AtomicFile.write(file, MAPPER.writeValueAsString(value) + "\n");
    }

    /** Reads {@code file}; the {@code laterLists} are empty where an older version has written none. */
    static <T> T read(Path file, Class<T> type, String... laterLists) throws IOException {
        JsonNode tree = MAPPER.readTree(file.toFile());
        if (tree.isMissingNode()) {
            throw new EOFException("it is empty");
        }
        if (tree instanceof ObjectNode object) {
            for (String list : laterLists) {
                if (!object.has(list)) {
                    object.putArray(list);
                }
            }
        }
        return MAPPER.treeToValue(tree, type);
    }
}
