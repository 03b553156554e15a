/** Images: decoded once into a uint8 store, read as shuffled mini-batches ahead of the step. */
package org.gessl.framework.data;
