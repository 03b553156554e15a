package org.gessl.framework.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.Augmentation;
import org.gessl.framework.plugin.PluginRegistry;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Laws of random parameters: many draws, whose statistics are compared with those of the file. */
public final class LawKind implements GoldenKind {
    private static final int SAMPLES = 200_000;
    private static final long KEY = 20_240_501;

    private final AugmentationCatalogue catalogue;

    /** Creates the kind for the augmentations in {@code registry}. */
    public LawKind(PluginRegistry registry) {
        this.catalogue = new AugmentationCatalogue(registry);
    }

    @Override
    public String name() {
        return "augmentation-law";
    }

    @Override
    public Outcome check(GoldenFile file) {
        Augmentation.Law law = catalogue.law(file.name());
        Map<String, double[]> draws = draws(law, file.options());
        JsonNode samples = file.root().path("samples");
        if (!samples.isIntegralNumber()) {
            throw new GoldenFormatException("samples is missing");
        }
        LawStatistics statistics = new LawStatistics(draws, samples.asDouble(), file.number("z"));
        file.root().path("outputs").properties().forEach(e -> statistics.compare(e.getKey(), e.getValue()));
        return statistics.outcome();
    }

    private static Map<String, double[]> draws(Augmentation.Law law, Map<String, Object> options) {
        try (GraphCase graph = new GraphCase()) {
            Ops tf = graph.tf();
            RandomStream random = new RandomStream(tf, tf.constant(KEY));
            Map<String, Operand<TFloat32>> drawn =
                    AugmentationCatalogue.supported(() -> law.draw(tf, random, SAMPLES, options));
            Map<String, double[]> values = new LinkedHashMap<>();
            graph.run(drawn).forEach((name, tensor) -> values.put(name, tensor.values()));
            return values;
        }
    }
}
