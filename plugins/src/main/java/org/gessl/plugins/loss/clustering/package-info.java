/** Online clustering: the views of an image must be assigned to the same trainable prototypes. */
package org.gessl.plugins.loss.clustering;
