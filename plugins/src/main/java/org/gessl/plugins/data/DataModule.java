package org.gessl.plugins.data;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

/** Contributes the built-in data sets. */
public final class DataModule extends PluginModule {

    @Override
    protected void plugins(PluginBinder bind) {
        bind.data(Shapes.shapes(), ShapesSource.class);
        bind.data(ImageFolder.imageFolder(), ImageFolderSource.class);
        bind.data(Cifar10.cifar10(), Cifar10Source.class);
        bind.data(Cifar100.cifar100(), Cifar100Source.class);
        bind.data(Stl10.stl10(), Stl10Source.class);
        bind.data(TinyImageNet.tinyImageNet(), TinyImageNetSource.class);
        bind.data(ImageNet.imageNet(), ImageNetSource.class);
        bind.data(Omniglot.omniglot(), OmniglotSource.class);
        bind.data(Mnist.mnist(), MnistSource.class);
    }
}
