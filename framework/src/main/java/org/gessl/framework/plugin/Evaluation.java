package org.gessl.framework.plugin;

import java.util.Map;
import org.gessl.framework.evaluate.EvaluationData;

/** A protocol that measures an encoder. */
@FunctionalInterface
public interface Evaluation {

    /** Returns the figures by name, such as {@code knn-5} to an accuracy [percent], of the features of one encoder. */
    Map<String, Double> evaluate(EvaluationData data);
}
