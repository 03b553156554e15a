package org.gessl.framework.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The JSON header of a safetensors file whose tensors are 32-bit floats in the order of the header.
 *
 * @param metadata strings by key
 * @param shapes static shapes by tensor name, in the order of the data
 */
record SafetensorsHeader(Map<String, String> metadata, Map<String, long[]> shapes) {
    private static final String METADATA = "__metadata__";
    private static final String F32 = "F32";

    /** Returns the number of elements of a tensor of this shape. */
    static long elements(long[] shape) {
        return LongStream.of(shape).reduce(1, Math::multiplyExact);
    }

    /** Returns the length of the data region [bytes]. */
    long dataBytes() {
        return shapes.values().stream()
                .mapToLong(shape -> elements(shape) * Float.BYTES)
                .sum();
    }

    /** Returns the header as JSON, padded with spaces to a multiple of 8 bytes as the format advises. */
    byte[] encode() throws IOException {
        ObjectNode root = Json.MAPPER.createObjectNode();
        ObjectNode strings = root.putObject(METADATA);
        metadata.forEach(strings::put);
        long offset = 0;
        for (Map.Entry<String, long[]> entry : shapes.entrySet()) {
            ObjectNode tensor = root.putObject(entry.getKey());
            tensor.put("dtype", F32);
            ArrayNode shape = tensor.putArray("shape");
            LongStream.of(entry.getValue()).forEach(shape::add);
            long end = offset + elements(entry.getValue()) * Float.BYTES;
            tensor.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] json =
                Json.MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(root);
        byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IOException if it is not that: wrong JSON, another type, a size or an offset that does not fit
     */
    static SafetensorsHeader decode(byte[] json) throws IOException {
        JsonNode root = Json.MAPPER.readTree(json);
        Map<String, String> metadata = new LinkedHashMap<>();
        Map<String, long[]> shapes = new LinkedHashMap<>();
        long offset = 0;
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            if (field.getKey().equals(METADATA)) {
                field.getValue()
                        .properties()
                        .forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
                continue;
            }
            long[] shape = shape(field.getKey(), field.getValue());
            offset = checkedEnd(field.getKey(), field.getValue(), shape, offset);
            shapes.put(field.getKey(), shape);
        }
        return new SafetensorsHeader(metadata, shapes);
    }

    private static long[] shape(String name, JsonNode tensor) throws IOException {
        List<Long> shape = new ArrayList<>();
        for (Iterator<JsonNode> sizes = tensor.path("shape").elements(); sizes.hasNext(); ) {
            shape.add(sizes.next().asLong(-1));
        }
        if (!tensor.path("dtype").asText().equals(F32) || !tensor.path("shape").isArray()) {
            throw new IOException("tensor " + name + " is not of type " + F32 + " with a shape");
        }
        if (shape.stream().anyMatch(size -> size < 0)) {
            throw new IOException("tensor " + name + " has the shape " + shape);
        }
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    private static long checkedEnd(String name, JsonNode tensor, long[] shape, long begin) throws IOException {
        JsonNode offsets = tensor.path("data_offsets");
        try {
            long end = Math.addExact(begin, Math.multiplyExact(elements(shape), Float.BYTES));
            if (offsets.size() == 2
                    && offsets.get(0).asLong(-1) == begin
                    && offsets.get(1).asLong(-1) == end) {
                return end;
            }
        } catch (ArithmeticException e) {
            throw new IOException("tensor " + name + " has the shape " + Arrays.toString(shape), e);
        }
        throw new IOException(
                "tensor " + name + " has the data offsets " + offsets + ", which do not fit its place and shape");
    }
}
