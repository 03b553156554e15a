package org.gessl.plugins.hypergradient;

import static org.gessl.plugins.hypergradient.Exact.exact;
import static org.gessl.plugins.hypergradient.FirstOrder.firstOrder;
import static org.gessl.plugins.hypergradient.None.none;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

/** The built-in hypergradient estimators. */
public final class HypergradientModule extends PluginModule {

    @Override
    protected void plugins(PluginBinder bind) {
        bind.hypergradient(exact(), ExactHypergradient.class);
        bind.hypergradient(firstOrder(), FirstOrderHypergradient.class);
        bind.hypergradient(none(), PlainGradient.class);
    }
}
