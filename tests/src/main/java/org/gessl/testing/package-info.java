/**
 * The contract kit: what every plugin of a family promises, as test classes that a plugin's author extends with his options.
 *
 * <p>A loss is tested by three lines, {@code class MyLossTest extends LossContract} with its method {@code options()}; the other families
 * likewise, a hypergradient estimator by {@code HypergradientContract}.
 */
package org.gessl.testing;
