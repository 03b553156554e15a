/**
 * Reverse-mode differentiation of a TensorFlow graph, to any order: a walk over the graph's operations with a rule for
 * each type of operation.
 *
 * <p>The walk is our own because the gradient of a gradient needs rules that the library does not have, and takes only a handful from outside. A type without
 * a rule here falls back to the library's own, one operation at a time.
 */
package org.gessl.framework.graph.gradient;
