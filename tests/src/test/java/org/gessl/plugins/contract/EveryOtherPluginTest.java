package org.gessl.plugins.contract;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.spec.Options;
import org.gessl.testing.OptionsContract;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The plugins of the families that have no contract but that of their options. */
@ParameterizedClass
@MethodSource("found")
class EveryOtherPluginTest extends OptionsContract<Options> {
    private static final Set<PluginFamily> TESTED_ELSEWHERE = EnumSet.of(
            PluginFamily.LOSS,
            PluginFamily.ENCODER,
            PluginFamily.AUGMENTATION,
            PluginFamily.OPTIMIZER,
            PluginFamily.HYPERGRADIENT);

    @Parameter
    private Options plugin;

    static Stream<Options> found() {
        return Arrays.stream(PluginFamily.values())
                .filter(family -> !TESTED_ELSEWHERE.contains(family))
                .flatMap(family -> EveryPlugin.of(family, Options.class, List.of()));
    }

    @Override
    protected Options options() {
        return plugin;
    }
}
