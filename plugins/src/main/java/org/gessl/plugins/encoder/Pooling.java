package org.gessl.plugins.encoder;

/** How the tokens of a vision transformer become the features of the image. */
public enum Pooling {
    /** The mean of the tokens. */
    MEAN,
    /** An additional token of its own, which gathers from the others. */
    CLASS_TOKEN
}
