package org.gessl.framework.verify;

/** A reference file asks for a plugin or an option that does not exist; the file is skipped. */
public final class MissingFeatureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception; {@code reason} says what does not exist. */
    public MissingFeatureException(String reason) {
        super(reason);
    }
}
