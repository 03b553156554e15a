package org.gessl.framework.data;

import java.io.IOException;

/** A store on disk is incomplete, altered or of another version, and has to be built again. */
final class DamagedStoreException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedStoreException(String reason) {
        super(reason);
    }
}
