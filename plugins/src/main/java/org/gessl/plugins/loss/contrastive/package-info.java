/** Contrastive losses: each view must be told from the views of other images. */
package org.gessl.plugins.loss.contrastive;
