package org.gessl.framework.verify;

/** A reference file does not hold what its kind asks for. */
public final class GoldenFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GoldenFormatException(String message) {
        super(message);
    }
}
