package org.gessl.framework.verify;

/** A rule by which reference files are checked. */
public interface GoldenKind {

    /** Returns the {@code kind} of the files to which it applies. */
    String name();

    /**
     * Checks {@code file}.
     *
     * @throws GoldenFormatException if the file does not hold what this kind asks for
     * @throws MissingFeatureException if the file asks for a plugin or an option that does not exist
     */
    Outcome check(GoldenFile file);
}
