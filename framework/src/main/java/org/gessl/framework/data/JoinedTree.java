package org.gessl.framework.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several folders or archives as one, in the order given.
 *
 * @param trees at least one
 */
record JoinedTree(List<FileTree> trees) implements FileTree {

    @Override
    public Path location() {
        return trees.get(0).location();
    }

    @Override
    public String digest() {
        return Digests.of(trees.stream().map(FileTree::digest).collect(Collectors.joining("\n")));
    }

    @Override
    public void stamp(Stamp stamp) throws IOException {
        for (FileTree tree : trees) {
            tree.stamp(stamp);
        }
    }

    @Override
    public void visit(Visitor visitor, Skips skips) {
        boolean[] going = {true};
        for (FileTree tree : trees) {
            if (going[0]) {
                tree.visit(entry -> going[0] = visitor.visit(entry), skips);
            }
        }
    }
}
