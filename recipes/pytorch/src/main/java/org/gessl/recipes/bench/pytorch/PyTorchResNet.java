package org.gessl.recipes.bench.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.List;
import org.gessl.recipes.bench.Peer.StepSettings;

/** ResNet-18 with the stem for small images, and a projector of one hidden layer: the plugins {@code resnet-18} and {@code mlp} in PyTorch's blocks. */
final class PyTorchResNet {
    private static final int STAGES = 4;
    private static final int BLOCKS = 2;

    private PyTorchResNet() {}

    /** Returns the network, [N, 3, H, W] to [N, projectorOutput]. */
    static Block of(StepSettings settings) {
        SequentialBlock network = new SequentialBlock();
        network.add(convolution(settings.width(), 3, 1)).add(norm()).add(Activation::relu);
        int channels = settings.width();
        for (int stage = 0; stage < STAGES; stage++) {
            int wanted = settings.width() << stage;
            for (int i = 0; i < BLOCKS; i++) {
                network.add(residual(channels, wanted, stage > 0 && i == 0 ? 2 : 1));
                channels = wanted;
            }
        }
        return network.add(Pool.globalAvgPool2dBlock())
                .add(Blocks.batchFlattenBlock(channels))
                .add(linear(settings.projectorHidden()))
                .add(norm())
                .add(Activation::relu)
                .add(linear(settings.projectorOutput()))
                .add(norm());
    }

    private static Block residual(int channels, int wanted, int stride) {
        Block residual = new SequentialBlock()
                .add(convolution(wanted, 3, stride))
                .add(norm())
                .add(Activation::relu)
                .add(convolution(wanted, 3, 1))
                .add(norm());
        Block shortcut = channels == wanted
                ? Blocks.identityBlock()
                : new SequentialBlock().add(convolution(wanted, 1, stride)).add(norm());
        return new ParallelBlock(PyTorchResNet::sum, List.of(residual, shortcut));
    }

    private static NDList sum(List<NDList> branches) {
        NDArray sum = branches.get(0).singletonOrThrow().add(branches.get(1).singletonOrThrow());
        return new NDList(Activation.relu(sum));
    }

    private static Block convolution(int filters, int kernel, int stride) {
        return Conv2d.builder()
                .setFilters(filters)
                .setKernelShape(new Shape(kernel, kernel))
                .optStride(new Shape(stride, stride))
                .optPadding(new Shape(kernel / 2, kernel / 2))
                .optBias(false)
                .build();
    }

    private static Block linear(int units) {
        return Linear.builder().setUnits(units).optBias(false).build();
    }

    private static Block norm() {
        return BatchNorm.builder().build();
    }
}
