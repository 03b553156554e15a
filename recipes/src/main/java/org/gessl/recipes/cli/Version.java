package org.gessl.recipes.cli;

import org.gessl.framework.train.Versions;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, as {@code --version} tells it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"gessl " + Versions.gessl()};
    }
}
