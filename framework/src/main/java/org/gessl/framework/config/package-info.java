/**
 * Configuration of a pipeline from outside its recipe.
 *
 * <p>Every option of every component has a dotted key, {@code loss.temperature}, derived from the names of the spec's records; a slot's own key,
 * {@code loss}, chooses its plugin. Values come from the command line ({@code --set}), the environment ({@code GESSL_LOSS_TEMPERATURE}), a
 * properties or YAML file ({@code --config}) and the recipe, in this order of precedence. {@link org.gessl.framework.config.PipelineResolver}
 * binds them and reports everything that is wrong with them at once.
 *
 * <p>A list slot's key replaces the list by plugin names, {@code augment=crop,color-jitter}; an entry's options are named by its plugin,
 * {@code augment.color-jitter.brightness}, those of a second one of the name by {@code augment.color-jitter-2}. In YAML, where a key holds either
 * a value or a block, a plugin's name and its options stand side by side: {@code loss: nt-xent} and {@code loss.temperature: 0.2}.
 */
package org.gessl.framework.config;
