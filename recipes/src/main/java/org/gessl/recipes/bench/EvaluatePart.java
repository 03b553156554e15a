package org.gessl.recipes.bench;

import java.util.List;
import org.gessl.framework.evaluate.EvaluationData;
import org.gessl.framework.plugin.Evaluation;
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
        EvaluationData data = new DrawnFeatures(DIMENSION, CLASSES).data(TRAIN, TEST);
        for (String protocol : PROTOCOLS) {
            EvaluationSpec options =
                    bench.pipeline(1, "evaluate=" + protocol).spec().evaluate().get(0);
            Evaluation evaluation = bench.plugins().create(Evaluation.class, options);
            long start = System.nanoTime();
            evaluation.evaluate(data);
            bench.add(Result.of("evaluate/" + protocol, (System.nanoTime() - start) / 1e9, "s"));
        }
    }
}
