package org.gessl.testing;

import org.gessl.framework.spec.Options;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * What every plugin promises that is a differentiable function: its derivatives are right, and building it leaves nothing behind.
 *
 * @param <O> options of the plugin's family
 */
public abstract class ProbedContract<O extends Options> extends OptionsContract<O> {
    private O built;
    private Probe probe;

    ProbedContract() {}

    /** Builds the function of the plugin, a scalar. */
    abstract Probe build();

    /** Returns half the distance of the differences that derivatives are compared with; less for a function that bends sharply. */
    protected double differenceStep() {
        return 1e-3;
    }

    /** Returns the relative error that derivatives may have against differences. */
    protected double tolerance() {
        return 2e-2;
    }

    /** Returns the function; one graph serves all tests of the same options. */
    final Probe probe() {
        if (!options().equals(built)) {
            closeProbe();
            probe = build();
            built = options();
        }
        return probe;
    }

    @AfterAll
    final void closeProbe() {
        built = null;
        if (probe != null) {
            probe.close();
            probe = null;
        }
    }

    @Test
    final void derivatives_ofBothOrders_equalCentralDifferences() {
        Derivatives.check(probe(), differenceStep(), tolerance());
    }

    @Test
    final void function_builtTwiceInOneGraph_addsTheSameOperationsAndNoVariable() {
        Operations.assertPure(probe());
    }
}
