package org.gessl.framework.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.plugin.Augmentation;
import org.gessl.framework.plugin.PluginRegistry;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;

/**
 * Augmentations with fixed parameters: {@code inputs.image} [H, W, 3] to {@code outputs.image}. The values are given as they are in the file, in [0, 1] or,
 * for uint8 images, 0 .. 255.
 */
public final class AugmentationKind implements GoldenKind {
    private final AugmentationCatalogue catalogue;

    /** Creates the kind for the augmentations in {@code registry}. */
    public AugmentationKind(PluginRegistry registry) {
        this.catalogue = new AugmentationCatalogue(registry);
    }

    @Override
    public String name() {
        return "augmentation";
    }

    @Override
    public Outcome check(GoldenFile file) {
        Augmentation.Core core = catalogue.core(file.name());
        Map<String, GoldenTensor> inputs = file.tensors("inputs");
        Map<String, GoldenTensor> wanted = file.tensors("outputs");
        try (GraphCase graph = new GraphCase()) {
            Map<String, Operand<TFloat32>> outputs = new LinkedHashMap<>();
            inputs.forEach((name, image) -> outputs.put(name, result(graph, core, image, file)));
            return new Comparison()
                    .tensors(graph.run(outputs), wanted, file.tolerance())
                    .outcome();
        }
    }

    private static Operand<TFloat32> result(
            GraphCase graph, Augmentation.Core core, GoldenTensor image, GoldenFile file) {
        Ops tf = graph.tf();
        if (image.shape().length != 3) {
            throw new GoldenFormatException("the image has " + image.shape().length + " dimensions instead of 3");
        }
        Operand<TFloat32> batch = tf.expandDims(graph.input(image), tf.constant(0));
        return AugmentationCatalogue.supported(
                () -> tf.squeeze(core.apply(tf, batch, file.options()), Squeeze.axis(List.of(0L))));
    }
}
