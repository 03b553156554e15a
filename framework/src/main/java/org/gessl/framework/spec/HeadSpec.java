package org.gessl.framework.spec;

/** Options of a head, such as a projector: features to embeddings. */
public interface HeadSpec extends Options {}
