package org.gessl.framework.plugin;

import java.util.Map;
import org.gessl.framework.data.DataNeed;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.evaluate.EvaluationData;
import org.gessl.framework.evaluate.Figure;

/** A protocol that measures an encoder. */
@FunctionalInterface
public interface Evaluation {

    /**
     * Returns the figures by name, such as {@code knn-5} to an accuracy, of one encoder; none if it needs a model and there is none, as for raw pixels.
     * The same data give the same figures.
     */
    Map<String, Figure> evaluate(EvaluationData data);

    /** Returns what the pipeline's data set must have for this protocol; checked before any training. */
    default DataNeed needs() {
        return DataNeed.LABELS;
    }

    /**
     * Checks that {@code data}, on which this protocol is going to measure, has enough for it; called before any training.
     *
     * @throws org.gessl.framework.spec.UserException saying what is missing
     */
    default void check(ImageData data) {}
}
