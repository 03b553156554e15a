package org.gessl.framework.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A reference file: inputs, options and the results that a plugin must give.
 *
 * @param path where it lies
 * @param root its content, an object with the text {@code kind}
 */
public record GoldenFile(Path path, JsonNode root) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads {@code path}.
     *
     * @throws GoldenFormatException if it is no JSON object
     * @throws UncheckedIOException if reading fails
     */
    public static GoldenFile read(Path path) {
        try {
            JsonNode root = JSON.readTree(path.toFile());
            if (!root.isObject()) {
                throw new GoldenFormatException("not a JSON object");
            }
            return new GoldenFile(path, root);
        } catch (JsonProcessingException e) {
            throw new GoldenFormatException("not valid JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether this is a reference file at all. */
    public boolean hasKind() {
        return root.path("kind").isTextual();
    }

    /** Returns the rule by which it is checked. */
    public String kind() {
        return text("kind");
    }

    /** Returns the name of what it checks. */
    public String name() {
        return text("name");
    }

    /** Returns name and case, for the reader. */
    public String label() {
        return root.has("case") ? name() + "/" + text("case") : name();
    }

    /** Returns the options: numbers, strings, booleans and lists of them. */
    public Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        root.path("options")
                .properties()
                .forEach(e -> options.put(e.getKey(), JSON.convertValue(e.getValue(), Object.class)));
        return options;
    }

    /** Returns the tensors of the object {@code section}, by name; empty if there is none. */
    public Map<String, GoldenTensor> tensors(String section) {
        return tensors(root.path(section));
    }

    /** Returns the tensors of {@code node}, by name; a plain number is a scalar. */
    public static Map<String, GoldenTensor> tensors(JsonNode node) {
        Map<String, GoldenTensor> tensors = new LinkedHashMap<>();
        node.properties().forEach(e -> tensors.put(e.getKey(), tensor(e.getKey(), e.getValue())));
        return tensors;
    }

    /** Returns the tolerance of the comparison element by element. */
    public Tolerance tolerance() {
        return new Tolerance(number("atol"), number("rtol"));
    }

    /** Returns the number {@code name} of the tolerance. */
    public double number(String name) {
        JsonNode value = root.path("tolerance").path(name);
        if (!value.isNumber()) {
            throw new GoldenFormatException("tolerance." + name + " is missing");
        }
        return value.asDouble();
    }

    /** Returns the numbers of the list {@code node}. */
    static double[] numbers(JsonNode node) {
        return elements(node).mapToDouble(JsonNode::asDouble).toArray();
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        if (!node.isArray()) {
            throw new GoldenFormatException("a list of numbers is missing");
        }
        return StreamSupport.stream(node.spliterator(), false).peek(n -> {
            if (!n.isNumber()) {
                throw new GoldenFormatException("'" + n + "' is not a number");
            }
        });
    }

    /** Returns the tensor that {@code node} describes; {@code name} is for the error. */
    static GoldenTensor tensor(String name, JsonNode node) {
        if (node.isNumber()) {
            return new GoldenTensor(new long[0], new double[] {node.asDouble()});
        }
        try {
            long[] shape =
                    elements(node.path("shape")).mapToLong(JsonNode::asLong).toArray();
            return new GoldenTensor(shape, numbers(node.path("data")));
        } catch (GoldenFormatException e) {
            throw new GoldenFormatException(name + ": " + e.getMessage());
        }
    }

    private String text(String name) {
        JsonNode value = root.path(name);
        if (!value.isTextual()) {
            throw new GoldenFormatException(name + " is missing");
        }
        return value.asText();
    }
}
