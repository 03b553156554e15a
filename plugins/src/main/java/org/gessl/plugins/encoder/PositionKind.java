package org.gessl.plugins.encoder;

/** Where a vision transformer takes the positions of its patches from. */
public enum PositionKind {
    /** Sines and cosines of row and column, computed for every size of image. */
    FIXED,
    /** Trained, for one size of image; interpolated for every other. */
    LEARNED
}
