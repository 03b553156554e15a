/** Heads: small networks from features to embeddings. */
package org.gessl.plugins.head;
