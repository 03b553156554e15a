package org.gessl.framework.data;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A decoded store in the cache.
 *
 * @param path its file
 * @param bytes its length
 * @param made when it was decoded
 */
public record CachedStore(Path path, long bytes, Instant made) {}
