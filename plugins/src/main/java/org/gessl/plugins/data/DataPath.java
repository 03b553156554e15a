package org.gessl.plugins.data;

import org.gessl.framework.data.FileTree;
import org.gessl.framework.spec.UserException;

/** The option {@code data.path} of the data sets that are read from disk. */
final class DataPath {
    private DataPath() {}

    /** Returns the tree at {@code path} for the data set {@code plugin}. */
    static FileTree open(String plugin, String path) {
        if (path.isBlank()) {
            throw new UserException(
                    "option-missing",
                    "data.path must be given for '" + plugin
                            + "': the folder or archive that holds the images, such as --set data.path=photos.zip");
        }
        return FileTree.at(path);
    }
}
