package org.gessl.plugins.hypergradient;

import static org.gessl.plugins.hypergradient.Exact.exact;
import static org.gessl.plugins.hypergradient.FiniteDifference.finiteDifference;
import static org.gessl.plugins.hypergradient.FirstOrder.firstOrder;
import static org.gessl.plugins.hypergradient.Implicit.implicit;
import static org.gessl.plugins.hypergradient.Neumann.neumann;
import static org.gessl.plugins.hypergradient.None.none;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

/** The built-in hypergradient estimators. */
public final class HypergradientModule extends PluginModule {

    @Override
    protected void plugins(PluginBinder bind) {
        bind.hypergradient(exact(), ExactHypergradient.class);
        bind.hypergradient(finiteDifference(), FiniteDifferenceHypergradient.class);
        bind.hypergradient(implicit(), ImplicitHypergradient.class);
        bind.hypergradient(neumann(), NeumannHypergradient.class);
        bind.hypergradient(firstOrder(), FirstOrderHypergradient.class);
        bind.hypergradient(none(), PlainGradient.class);
    }
}
