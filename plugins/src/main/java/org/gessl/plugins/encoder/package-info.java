/** Encoders: networks from images to features. */
package org.gessl.plugins.encoder;
