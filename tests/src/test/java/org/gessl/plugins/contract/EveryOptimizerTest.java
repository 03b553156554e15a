package org.gessl.plugins.contract;

import static org.gessl.plugins.optimizer.Adam.adam;
import static org.gessl.plugins.optimizer.Sgd.sgd;

import java.util.List;
import java.util.stream.Stream;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.spec.OptimizerSpec;
import org.gessl.testing.OptimizerContract;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every optimizer on the class path keeps the contract, with its defaults and with what they leave out. */
@ParameterizedClass
@MethodSource("found")
class EveryOptimizerTest extends OptimizerContract {
    private static final List<OptimizerSpec> SMALLER =
            List.of(sgd(), sgd().momentum(0.9).nesterov(true).weightDecay(0.1), adam(), adam().weightDecay(0.1));

    @Parameter
    private OptimizerSpec plugin;

    static Stream<OptimizerSpec> found() {
        return EveryPlugin.of(PluginFamily.OPTIMIZER, OptimizerSpec.class, SMALLER);
    }

    @Override
    protected OptimizerSpec options() {
        return plugin;
    }
}
