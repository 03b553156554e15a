/** Generative losses: what is hidden of an image must be predicted from what is seen of it. */
package org.gessl.plugins.loss.generative;
