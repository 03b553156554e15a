/** Recipes: pipelines that a user runs by name. */
package org.gessl.recipes;
