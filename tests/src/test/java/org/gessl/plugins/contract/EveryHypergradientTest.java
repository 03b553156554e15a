package org.gessl.plugins.contract;

import static org.gessl.plugins.hypergradient.Exact.exact;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.plugins.hypergradient.Exact;
import org.gessl.plugins.hypergradient.FiniteDifference;
import org.gessl.plugins.hypergradient.Implicit;
import org.gessl.testing.HypergradientContract;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every estimator on the class path keeps the contract; those that claim to agree with back-propagation do. */
@ParameterizedClass
@MethodSource("found")
class EveryHypergradientTest extends HypergradientContract {
    private static final List<HypergradientSpec> OTHERS = List.of(exact(), exact().recompute(true));
    private static final Map<Class<?>, Double> THETA = Map.of(Exact.class, 1e-5, FiniteDifference.class, 0.01);
    private static final Map<Class<?>, Double> PHI = Map.of(Exact.class, 1e-5, FiniteDifference.class, 0.05);

    @Parameter
    private HypergradientSpec plugin;

    static Stream<HypergradientSpec> found() {
        return EveryPlugin.of(PluginFamily.HYPERGRADIENT, HypergradientSpec.class, OTHERS);
    }

    @Override
    protected HypergradientSpec options() {
        return plugin;
    }

    @Override
    protected double thetaTolerance() {
        return THETA.getOrDefault(plugin.getClass(), super.thetaTolerance());
    }

    @Override
    protected double phiTolerance() {
        return PHI.getOrDefault(plugin.getClass(), super.phiTolerance());
    }

    /** Its solution moves by the strength of the proximal term, not by the learning rate. */
    @Override
    protected HypergradientSpec withoutInnerSteps() {
        return plugin instanceof Implicit implicit ? implicit.strength(1e-6) : plugin;
    }
}
