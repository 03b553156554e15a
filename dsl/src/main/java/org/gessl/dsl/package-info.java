/**
 * The fluent builder of pipelines.
 *
 * <p>{@link org.gessl.dsl.Pipelines#pipeline} opens a block; each verb of its scope fills a slot of the
 * {@linkplain org.gessl.framework.spec.PipelineSpec spec} or opens an inner block. Verbs come from the scope, plugins from static factory methods
 * on their options records, so that anybody's plugins read like the built-in ones: this module knows none of them.
 *
 * <p>Mistakes are refused where they are written, with the recipe's file and line: a value outside its range, a verb used twice, a null,
 * a verb of an outer scope inside an inner block, a required part that is missing.
 */
package org.gessl.dsl;
