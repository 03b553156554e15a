package org.gessl.recipes.bench;

/** Another library that does the benchmark's training step; found by {@link java.util.ServiceLoader}. */
public interface Peer {

    /** Returns the name that the command line knows it by. */
    String name();

    /** Returns the library's name and version. Loads the library. */
    String version();

    /** Returns the step of {@code settings}, with new weights, to be closed by the caller. */
    PeerStep step(StepSettings settings);

    /**
     * SimCLR's step on a ResNet-18 with the stem for small images and a projector of one hidden layer, both layers of which are normalised by batch
     * and have no bias: NT-Xent on two views, SGD with momentum.
     *
     * @param batch images of a batch, each of which has two views
     * @param imageSize height and width of a view [pixels]
     * @param width channels of the first stage
     * @param projectorHidden units of the projector's hidden layer
     * @param projectorOutput numbers of an embedding
     * @param temperature divisor of the similarities
     * @param learningRate learning rate
     * @param momentum momentum
     * @param weightDecay weight decay
     */
    record StepSettings(
            int batch,
            int imageSize,
            int width,
            int projectorHidden,
            int projectorOutput,
            double temperature,
            double learningRate,
            double momentum,
            double weightDecay) {}
}
