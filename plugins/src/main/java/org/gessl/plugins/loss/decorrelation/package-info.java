/** Losses without negative pairs: decorrelated, whitened or spread embeddings keep the network from collapse. */
package org.gessl.plugins.loss.decorrelation;
