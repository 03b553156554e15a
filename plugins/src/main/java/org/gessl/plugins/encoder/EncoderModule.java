package org.gessl.plugins.encoder;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

/** Contributes the built-in encoders. */
public final class EncoderModule extends PluginModule {
    @Override
    protected void plugins(PluginBinder bind) {
        bind.encoder(ResNet18.resnet18(), ResNet18Encoder.class);
        bind.encoder(ResNet34.resnet34(), ResNet34Encoder.class);
        bind.encoder(ResNet50.resnet50(), ResNet50Encoder.class);
        bind.encoder(WideResNet.wideResnet(), WideResNetEncoder.class);
        bind.encoder(Vit.vit(), VitEncoder.class);
        bind.encoder(Conv.conv(), ConvEncoder.class);
    }
}
