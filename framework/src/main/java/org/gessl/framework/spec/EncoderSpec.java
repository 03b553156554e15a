package org.gessl.framework.spec;

/** Options of an encoder: images to features. */
public interface EncoderSpec extends Options {}
