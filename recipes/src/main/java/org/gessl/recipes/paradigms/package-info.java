/**
 * One recipe for each self-supervised method, all on drawn shapes with the same small encoder and the same number of steps, so that they can be compared:
 * {@code gessl run paradigms} trains them all.
 */
package org.gessl.recipes.paradigms;
