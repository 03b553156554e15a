/** Recipes that are a single source file, compiled in the process that runs them. */
package org.gessl.recipes.source;
