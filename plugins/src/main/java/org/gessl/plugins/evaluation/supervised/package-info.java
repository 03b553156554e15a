/** Protocols that train a classifier: a linear one on the frozen features of an encoder, and the encoder itself on few labels. */
package org.gessl.plugins.evaluation.supervised;
