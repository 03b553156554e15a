/** Networks as functions of their weights, on a TensorFlow graph: parameters, layers, random numbers, gradients, sessions. */
package org.gessl.framework.graph;
