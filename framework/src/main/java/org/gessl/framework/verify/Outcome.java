package org.gessl.framework.verify;

/** What became of one reference file. */
public sealed interface Outcome {

    /**
     * All results agree.
     *
     * @param share the largest error as a share of its tolerance, at most 1
     */
    record Passed(double share) implements Outcome {}

    /**
     * A result is wrong or missing, or the file is unreadable.
     *
     * @param detail what is wrong
     */
    record Failed(String detail) implements Outcome {}

    /**
     * What the file asks for does not exist.
     *
     * @param reason what is not there
     */
    record Skipped(String reason) implements Outcome {}
}
