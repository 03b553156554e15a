package org.gessl.framework.study;

/** How large the runs of a table are. */
public enum Scale {
    /** Minutes on two cores. */
    SMALL("two cores"),
    /** The published settings, for a GPU. */
    PAPER("a GPU");

    private final String machine;

    Scale(String machine) {
        this.machine = machine;
    }

    /** Returns what its runs are meant for, such as {@code two cores}. */
    public String machine() {
        return machine;
    }
}
