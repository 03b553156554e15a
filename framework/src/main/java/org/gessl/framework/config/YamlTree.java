package org.gessl.framework.config;

import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Flattens a YAML document to dotted keys.
 *
 * <p>It reads the tree of nodes, not objects, so that each value stays as it was written (YAML would turn {@code no} to false and {@code 010} to 8)
 * and keeps its line, and a key that stands twice, nested or dotted, is seen.
 */
final class YamlTree {
    private final Path file;
    private final Layer layer;
    private final Set<Node> visited = Collections.newSetFromMap(new IdentityHashMap<>());

    YamlTree(Path file, Layer layer) {
        this.file = file;
        this.layer = layer;
    }

    void read(Reader reader) {
        Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
        if (root instanceof MappingNode mapping) {
            flatten("", mapping);
        } else if (root != null) {
            layer.problem("config-syntax", origin(root) + ": the file must hold keys and values");
        }
    }

    private void flatten(String prefix, MappingNode mapping) {
        for (NodeTuple entry : mapping.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode name) {
                value(prefix + name.getValue(), entry.getValueNode(), origin(name));
            } else {
                layer.problem("config-syntax", origin(entry.getKeyNode()) + ": a key must be a plain name");
            }
        }
    }

    private void value(String key, Node value, String origin) {
        if (!(value instanceof ScalarNode) && !visited.add(value)) {
            layer.problem("config-syntax", origin + ": " + key + " repeats a block by an alias; write it out");
        } else if (value instanceof MappingNode mapping) {
            flatten(key + ".", mapping);
        } else if (value instanceof SequenceNode sequence) {
            items(key, sequence, origin);
        } else {
            layer.add(key, text(value), origin);
        }
    }

    private void items(String key, SequenceNode sequence, String origin) {
        List<String> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            if (!(item instanceof ScalarNode)) {
                layer.problem("config-syntax", origin(item) + ": the list " + key + " must hold plain values");
                return;
            }
            items.add(text(item));
        }
        layer.add(key, items.isEmpty() ? "" : items, origin);
    }

    private static String text(Node scalar) {
        return scalar.getTag().equals(Tag.NULL) ? "" : ((ScalarNode) scalar).getValue();
    }

    private String origin(Node node) {
        return file + ":" + (node.getStartMark().getLine() + 1);
    }
}
