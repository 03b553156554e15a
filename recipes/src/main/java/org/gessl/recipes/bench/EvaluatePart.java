package org.gessl.recipes.bench;

import java.util.List;
import java.util.Random;
import org.gessl.framework.evaluate.EncodedFeatures;
import org.gessl.framework.evaluate.EvaluationData;
import org.gessl.framework.plugin.Evaluation;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.spec.EvaluationSpec;

/** The protocols that need features alone, on as many of them as CIFAR-10 has images. */
final class EvaluatePart {
    private static final List<String> PROTOCOLS = List.of("knn", "linear");
    private static final int TRAIN = 50_000;
    private static final int TEST = 10_000;
    private static final int DIMENSION = 128;
    private static final int CLASSES = 10;

    private EvaluatePart() {}

    static void measure(Bench bench) {
        Random random = new Random(0);
        EvaluationData data = new EvaluationData(features(TRAIN, random), features(TEST, random), CLASSES);
        for (String protocol : PROTOCOLS) {
            if (bench.plugins().find(PluginFamily.EVALUATION, protocol).isPresent()) {
                EvaluationSpec options = bench.pipeline(1, "evaluate=" + protocol)
                        .spec()
                        .evaluate()
                        .get(0);
                Evaluation evaluation = bench.plugins().create(Evaluation.class, options);
                long start = System.nanoTime();
                evaluation.evaluate(data);
                bench.add(Result.of("evaluate/" + protocol, (System.nanoTime() - start) / 1e9, "s"));
            }
        }
    }

    /** Features around the centre of their class. */
    private static EncodedFeatures features(int images, Random random) {
        float[] values = new float[images * DIMENSION];
        int[] labels = new int[images];
        for (int i = 0; i < images; i++) {
            labels[i] = i % CLASSES;
            for (int d = 0; d < DIMENSION; d++) {
                values[i * DIMENSION + d] = random.nextFloat() + (d % CLASSES == labels[i] ? 1 : 0);
            }
        }
        return new EncodedFeatures(values, DIMENSION, labels);
    }
}
