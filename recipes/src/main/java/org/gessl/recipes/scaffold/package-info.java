/** Starting points that the command line writes for whoever begins a recipe or a plugin. */
package org.gessl.recipes.scaffold;
