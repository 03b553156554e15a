package org.gessl.framework.study;

/** How large the runs of a table are. */
public enum Scale {
    /** Minutes on two cores. */
    SMALL,
    /** The published settings, for a GPU. */
    PAPER
}
