/** Gradient-descent rules, as pure functions of weights and gradients. */
package org.gessl.plugins.optimizer;
