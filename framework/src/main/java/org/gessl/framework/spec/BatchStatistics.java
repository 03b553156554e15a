package org.gessl.framework.spec;

/** Over which images batch normalisation takes its statistics when several views are encoded. */
public enum BatchStatistics {
    /** One forward pass over all views joined. */
    JOINT,
    /** One forward pass for each view, with statistics of its own. */
    PER_VIEW
}
