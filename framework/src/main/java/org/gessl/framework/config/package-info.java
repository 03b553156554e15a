/**
 * Configuration of a pipeline from outside its recipe.
 *
 * <p>Every option of every component has a dotted key, {@code loss.temperature}, derived from the names of the spec's records; a slot's own key,
 * {@code loss}, chooses its plugin. Values come from the command line ({@code --set}), the environment ({@code GESSL_LOSS_TEMPERATURE}), a
 * properties or YAML file ({@code --config}) and the recipe, in this order of precedence. {@link org.gessl.framework.config.PipelineResolver}
 * binds them and reports everything that is wrong with them at once.
 */
package org.gessl.framework.config;
