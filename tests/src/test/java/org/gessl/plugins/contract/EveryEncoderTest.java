package org.gessl.plugins.contract;

import static org.gessl.plugins.encoder.Conv.conv;
import static org.gessl.plugins.encoder.ResNet18.resnet18;
import static org.gessl.plugins.encoder.ResNet34.resnet34;
import static org.gessl.plugins.encoder.ResNet50.resnet50;
import static org.gessl.plugins.encoder.Vit.vit;
import static org.gessl.plugins.encoder.WideResNet.wideResnet;

import java.util.List;
import java.util.stream.Stream;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.spec.EncoderSpec;
import org.gessl.plugins.encoder.Conv;
import org.gessl.plugins.encoder.Pooling;
import org.gessl.testing.EncoderContract;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every encoder on the class path keeps the contract: with its defaults, or in smaller forms. */
@ParameterizedClass
@MethodSource("found")
class EveryEncoderTest extends EncoderContract {
    private static final List<EncoderSpec> SMALLER = List.of(
            resnet18().width(2),
            resnet34().width(2),
            resnet50().width(2),
            wideResnet().depth(10).widen(1),
            conv(4, 6),
            vit().depth(2).tokens(8, 2).mlpRatio(1.5),
            vit().depth(1).tokens(8, 2).pooling(Pooling.CLASS_TOKEN),
            vit().depth(1).tokens(8, 2).learnedPositions(8));

    @Parameter
    private EncoderSpec plugin;

    static Stream<EncoderSpec> found() {
        return EveryPlugin.of(PluginFamily.ENCODER, EncoderSpec.class, SMALLER);
    }

    @Override
    protected double normalisationOffset() {
        return plugin instanceof Conv ? 0 : 2;
    }

    /** However small the step, some unit of a residual network lies near its kink. */
    @Override
    protected double tolerance() {
        return 0.1;
    }

    @Override
    protected EncoderSpec options() {
        return plugin;
    }
}
