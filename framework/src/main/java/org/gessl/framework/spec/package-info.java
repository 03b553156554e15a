/** Immutable records that describe a pipeline: their ranges, their printed form, their hash, and what can be wrong with them. */
package org.gessl.framework.spec;
