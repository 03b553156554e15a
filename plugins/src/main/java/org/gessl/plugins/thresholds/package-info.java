/** Thresholds of the discriminative loss. */
package org.gessl.plugins.thresholds;
