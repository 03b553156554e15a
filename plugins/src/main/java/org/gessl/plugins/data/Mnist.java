package org.gessl.plugins.data;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Ranges;

/**
 * MNIST (LeCun et al., 1998) and what is published in its files: Fashion-MNIST, KMNIST, EMNIST. Reads the IDX files {@code train-images-idx3-ubyte}, {@code
 * train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte}, gzipped or not, from a folder or an archive. Grey values
 * fill all three channels.
 *
 * @param path the folder or the archive of the four files
 */
@PluginName("mnist")
@About("MNIST, Fashion-MNIST, KMNIST and other data in IDX files, gzipped or not")
public record Mnist(
        @About("folder or archive of train-images-idx3-ubyte.gz and so on")
        String path) implements DataSpec {

    public Mnist {
        Ranges.check(Mnist.class, path);
    }

    /** Returns the options; the path is still to be set. */
    public static Mnist mnist() {
        return new Mnist("");
    }

    /** Returns these options with another path. */
    public Mnist path(String value) {
        return new Mnist(value);
    }
}
