/** What the families of self-supervised losses share: queues, prototypes, predictors, similarities, cross-entropies. */
package org.gessl.plugins.loss;
