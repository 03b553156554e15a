package org.gessl.plugins.data;

import java.util.List;
import org.gessl.framework.data.FileTree;
import org.gessl.framework.spec.UserException;

/** The option {@code data.path} of the data sets that are read from disk. */
final class DataPath {
    private DataPath() {}

    /** Returns the tree at {@code path} for the data set {@code plugin}. */
    static FileTree open(String plugin, String path) {
        return open(plugin, List.of(path));
    }

    /** Returns the trees at {@code paths} as one for the data set {@code plugin}. */
    static FileTree open(String plugin, List<String> paths) {
        if (paths.isEmpty() || paths.stream().anyMatch(String::isBlank)) {
            throw new UserException(
                    "option-missing",
                    "data.path must be given for '" + plugin
                            + "': the folder or archive that holds the images, such as --set data.path=photos.zip");
        }
        return FileTree.at(paths);
    }
}
